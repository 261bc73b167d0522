#include "archive/edit/edited_records.hpp"

#include "archive/tree/tree_paths.hpp"
#include "record/document_record.hpp"
#include "record/edits_record.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// A message that names thousands of documents says nothing to a reader; what a large act changed is
// found by its files.
constexpr std::size_t kMostNamed = 100;

}  // namespace

Document& EditedRecords::document(const DocumentId& id) {
  const auto known = documents_.find(id);
  if (known != documents_.end()) return known->second.after;
  auto before = catalogue_.document(id);
  Document after = before.value_or(Document{id, {}});
  return documents_.emplace(id, EditedDocument{std::move(before), std::move(after)})
      .first->second.after;
}

RevisionEdits& EditedRecords::edits(const RevisionName& revision) {
  const auto known = revisions_.find(revision.text());
  if (known != revisions_.end()) return known->second.after;
  const RevisionEdits before = catalogue_.edits(revision.document, revision.folder);
  return revisions_.emplace(revision.text(), EditedRevision{revision, before, before})
      .first->second.after;
}

const Revision& EditedRecords::revision(const RevisionName& name) {
  const auto known = read_.find(name.text());
  if (known != read_.end()) return known->second;
  Revision revision = catalogue_.revision(name.document, name.folder).value();
  revision.pages = catalogue_.recorded_pages(revision);
  return read_.emplace(name.text(), std::move(revision)).first->second;
}

std::vector<store::TreeEdit> EditedRecords::tree_edits(Act& act) const {
  std::vector<store::TreeEdit> edits;
  for (const auto& [id, document] : documents_) {
    if (document.before == document.after) continue;
    edits.push_back({document_record_path(id), record::document_to_json(document.after)});
    act.documents.push_back(id);
  }
  for (const auto& [name, revision] : revisions_) {
    if (revision.before == revision.after) continue;
    const bool is_empty = revision.after == RevisionEdits{};
    edits.push_back(
        {edits_record_path(revision.name.document, revision.name.folder),
         is_empty ? std::nullopt : std::optional(record::edits_to_json(revision.after))});
    act.revisions.push_back(revision.name);
  }
  if (edits.size() > kMostNamed) {
    act.documents.clear();
    act.revisions.clear();
  }
  return edits;
}

}  // namespace palimpsest::archive
