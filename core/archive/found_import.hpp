// The import that an undo is about, as it was committed.
#pragma once

#include "archive/act.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A revision as an import committed it.
struct ImportedRevision {
  RevisionName name;
  std::vector<DocumentId> documents;  // others of which its forms say something
  CommitId commit;
  std::optional<CommitId> parent;
};

// A release list as an import committed it.
struct ImportedList {
  Sha256 sha256;
  CommitId commit;
  std::optional<CommitId> parent;
};

struct FoundImport {
  std::string id;
  std::vector<ImportedRevision> revisions;  // the newest first
  std::optional<ImportedList> list;         // before all revisions

  [[nodiscard]] CommitId last() const {
    return revisions.empty() ? list->commit : revisions.front().commit;
  }
  [[nodiscard]] CommitId before_first() const {
    return (list ? list->parent : revisions.back().parent).value();
  }
};

// `text` is the beginning of an id, or DOCUMENT@RELEASE for one revision of the last import that
// brought it. What was removed by order since is left out, and so is what was taken back.
//
// Throws Error(usage) when the text names none or several, Error(input) when there is none, and
// Error(conflict) when nothing of it is left.
[[nodiscard]] FoundImport find_import(const store::Store& store, const std::string& text);

// Whether the text is long enough to be the beginning of an id.
[[nodiscard]] bool may_begin_an_id(const std::string& text);

}  // namespace palimpsest::archive
