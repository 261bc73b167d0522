// What refreshes did to revisions since an import brought them, where these are to be taken back.
#pragma once

#include "archive/act.hpp"
#include "store/store.hpp"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace palimpsest::archive {

class ReadSince {
 public:
  // `import` is the newest commit of the import. Refers to `store`, which must outlive it; history
  // is walked when something is asked for the first time.
  ReadSince(const store::Store& store, CommitId import)
      : store_(store), import_(std::move(import)) {}

  // Whether the revision is what the import brought, but for readings of refreshes, and undoes of
  // these.
  [[nodiscard]] bool is_as_imported(const RevisionName& revision);

  // Returns other documents of which these readings say or said something.
  [[nodiscard]] std::set<DocumentId> documents_told(const RevisionName& revision);

 private:
  struct Reading {
    Act act;
    CommitId commit;
    CommitId parent;
  };

  [[nodiscard]] const std::vector<Reading>& readings();

  const store::Store& store_;
  CommitId import_;
  std::optional<std::vector<Reading>> readings_;  // the newest first
};

}  // namespace palimpsest::archive
