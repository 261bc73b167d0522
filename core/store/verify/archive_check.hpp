// One check of an archive: its folder, and the report that grows.
//
// The parts of a check add to it. Nothing here throws for damage: what cannot be read is a problem.
#pragma once

#include "store/verify.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace palimpsest::store {

enum class Harm {
  kDamage,  // something that was stored is altered or lost
  kNone,    // bytes of a container changed, and all that was stored is still right
};

// What something belongs to: names of documents, and of revisions as DOCUMENT@RELEASE; "all" stands
// for every document.
using Owners = std::set<std::string>;

// Returns the documents: "A-1, A-2", or "all" when that is among them, or "none".
[[nodiscard]] std::string documents_text(const Owners& owners);

// Lets a problem name its documents and revisions.
void set_owners(Problem& problem, const Owners& owners);

class ArchiveCheck {
 public:
  // Keeps references to both.
  ArchiveCheck(const std::filesystem::path& root, const VerifyProgress& progress)
      : root_(root), progress_(progress) {}

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] Verification& report() { return report_; }

  // Adds a problem and returns its place in the report. `path` is relative to the archive.
  std::size_t add(const std::string& what, const std::filesystem::path& path,
                  const std::string& document, Harm harm = Harm::kDamage);
  std::size_t add(const std::string& what, const std::filesystem::path& path, const Owners& owners,
                  Harm harm = Harm::kDamage);

  // Tells the caller of verify() how far the check is.
  void tell() const;

  // Returns the bytes of a regular file; nothing when it is none, cannot be read, or is larger than
  // anything that this program writes into a repository.
  [[nodiscard]] std::optional<std::string> read(const std::filesystem::path& path) const;

  // Calls `visit` for every regular file below a folder, sorted by name. Links are not followed. A
  // folder that cannot be read is a problem, and so is what is neither a file nor a folder.
  void visit_files(const std::filesystem::path& folder,
                   const std::function<void(const std::filesystem::path&)>& visit);

 private:
  const std::filesystem::path& root_;
  const VerifyProgress& progress_;
  Verification report_;
};

}  // namespace palimpsest::store
