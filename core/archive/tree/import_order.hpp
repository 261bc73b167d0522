// The order in which the revisions of an archive were imported, from its commits.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "store/snapshot.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace palimpsest::archive {

class ImportOrder {
 public:
  // Reads the messages of all commits up to `snapshot`. Throws Error(integrity) when one is
  // damaged.
  explicit ImportOrder(const store::Snapshot& snapshot);

  // Returns a number that is smaller for a revision that was imported earlier. One that was taken
  // back and imported again counts by its last import; one that no commit imported comes last.
  [[nodiscard]] std::size_t rank(const DocumentId& document, const RevisionFolder& folder) const;

  // Returns when the revision was imported; 1970 when no commit imported it.
  [[nodiscard]] Instant time(const DocumentId& document, const RevisionFolder& folder) const;

 private:
  struct Import {
    std::size_t age = 0;  // commits since then
    Instant time;
  };

  std::size_t commit_count_ = 0;
  std::map<std::string, Import> imports_;  // by "document@folder"
};

}  // namespace palimpsest::archive
