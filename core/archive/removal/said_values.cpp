#include "archive/removal/said_values.hpp"

#include "archive/act.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/tree/tree_paths.hpp"
#include "record/document_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

bool is_told(const Source& source, const RemovalTarget& target) {
  return target.folder ? is_form_in(source, RevisionName{target.document, *target.folder})
                       : is_form_in(source, target.document);
}

bool is_of(const RevisionName& revision, const RemovalTarget& target) {
  return revision.document == target.document &&
         (!target.folder || revision.folder == *target.folder);
}

bool says_nothing(const Document& document) {
  return document.metadata.empty() && document.states.empty() && document.other_files.empty();
}

}  // namespace

std::set<DocumentId> documents_told_by(const std::vector<store::CommitInfo>& commits,
                                       const RemovalTarget& target) {
  std::set<DocumentId> documents;
  if (target.folder) documents.insert(target.document);
  for (const store::CommitInfo& commit : commits) {
    const auto act = parse_act(commit.message);
    if (!act || act->kind != ActKind::kImport) continue;
    const bool is_told = std::any_of(act->revisions.begin(), act->revisions.end(),
                                     [&](const auto& each) { return is_of(each, target); });
    if (is_told) documents.insert(act->documents.begin(), act->documents.end());
  }
  return documents;
}

ShortenedRecords shortened_records(const store::Snapshot& snapshot, const RemovalTarget& target,
                                   const std::set<DocumentId>& documents) {
  ShortenedRecords records;
  for (const DocumentId& id : documents) {
    const std::string path = document_record_path(id);
    const auto record = snapshot.read(path);
    if (!record) continue;
    const Document before = record::parse_document(*record);
    Document document = before;
    remove_sources(document, [&](const Source& source) { return is_told(source, target); });
    if (document == before) continue;
    if (says_nothing(document) && snapshot.list(document_folder(id)).size() == 1) {
      records.empty.push_back(path);
    } else {
      records.left.push_back({path, record::document_to_json(document)});
    }
  }
  return records;
}

}  // namespace palimpsest::archive
