// Originals on their way into an archive: written and synced under staging/, and linked to their
// places when the batch that names them is written.
#pragma once

#include "base/digest.hpp"

#include <filesystem>
#include <set>
#include <string_view>

namespace palimpsest::store {

class StagedOriginals {
 public:
  explicit StagedOriginals(std::filesystem::path root) : root_(std::move(root)) {}

  // Writes the bytes of an original; their name is not durable yet. Does nothing when they are
  // staged already.
  void add(const Sha256& sha256, std::string_view bytes);

  // Makes an original that stands in its place durable there: its writer may have been killed
  // before it synced the folder.
  void keep(const Sha256& sha256);

  // Links every original to its place; durable on return. The staged names stay: by them recovery
  // knows what was left behind. A disk without hard links gets the originals all the same.
  void place() const;

  // Takes the staged names away.
  void forget();

  [[nodiscard]] bool is_empty() const { return staged_.empty() && kept_.empty(); }

 private:
  std::filesystem::path root_;
  std::set<Sha256> staged_;
  std::set<Sha256> kept_;
};

}  // namespace palimpsest::store
