// The order in which the revisions of an archive were imported, from its commits.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/snapshot.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace palimpsest::archive {

class ImportOrder {
 public:
  // Reads the messages of all commits up to `snapshot`. Throws Error(integrity) when one is
  // damaged.
  explicit ImportOrder(const store::Snapshot& snapshot);

  // The names of a revision, "document@folder": the present one, then those that it had before it
  // was renamed or moved.
  using Names = std::vector<std::string>;

  // Returns a number that is smaller for a revision that was imported earlier, under whichever of
  // its names. One that was taken back and imported again counts by its last import; one that an
  // edit made by that; one that no commit names comes last.
  [[nodiscard]] std::size_t rank(const Names& names) const;

  // Returns when the revision was imported, or made; 1970 when no commit names it.
  [[nodiscard]] Instant time(const Names& names) const;

 private:
  struct Import {
    std::size_t age = 0;  // commits since then
    Instant time;
  };

  [[nodiscard]] const Import* find(const Names& names) const;

  std::size_t commit_count_ = 0;
  std::map<std::string, Import> imports_;  // by "document@folder"
  std::map<std::string, Import> edits_;    // likewise: the first that names it
};

}  // namespace palimpsest::archive
