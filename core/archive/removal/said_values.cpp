#include "archive/removal/said_values.hpp"

#include "archive/act.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/removal/letters.hpp"
#include "archive/tree/tree_paths.hpp"
#include "record/document_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Whether `is_it` holds of the target, or of a place where it stood before.
template <class Predicate>
bool holds_of_any(const RemovalTarget& target, Predicate is_it) {
  return is_it(target) || std::any_of(target.former.begin(), target.former.end(), is_it);
}

bool is_told(const Source& source, const RemovalTarget& target) {
  return holds_of_any(target, [&](const RemovalTarget& place) {
    return place.folder ? is_form_in(source, RevisionName{place.document, *place.folder})
                        : is_form_in(source, place.document);
  });
}

bool is_of(const RevisionName& revision, const RemovalTarget& target) {
  return holds_of_any(target, [&](const RemovalTarget& place) {
    return revision.document == place.document &&
           (!place.folder || revision.folder == *place.folder);
  });
}

}  // namespace

std::set<DocumentId> documents_told_by(const std::vector<store::CommitInfo>& commits,
                                       const RemovalTarget& target) {
  std::set<DocumentId> documents;
  if (target.folder) documents.insert(target.document);
  for (const RemovalTarget& former : target.former) {
    if (former.folder) documents.insert(former.document);
  }
  for (const store::CommitInfo& commit : commits) {
    const auto act = parse_act(commit.message);
    const bool reads_forms =
        act && (act->kind == ActKind::kImport || act->kind == ActKind::kRefresh);
    if (!reads_forms) continue;
    const bool is_told = std::any_of(act->revisions.begin(), act->revisions.end(),
                                     [&](const auto& each) { return is_of(each, target); });
    if (is_told) documents.insert(act->documents.begin(), act->documents.end());
  }
  return documents;
}

ShortenedRecords SaidValues::taken_from(const store::Snapshot& snapshot) {
  ShortenedRecords records;
  for (const DocumentId& id : documents_) {
    const std::string path = document_record_path(id);
    if (!snapshot.object_of(path)) continue;
    const Left& left = left_of(snapshot, path);
    if (left.is_empty && is_left_alone(snapshot, id)) {
      records.empty.push_back(path);
    } else if (left.bytes) {
      records.left.push_back({path, left.bytes});
    }
  }
  return records;
}

bool SaidValues::is_left_alone(const store::Snapshot& snapshot, const DocumentId& id) const {
  const std::vector<store::Entry> entries = snapshot.list(document_folder(id));
  const auto goes = [&](const store::Entry& entry) {
    return id == target_.document && target_.folder && !target_.pages &&
           entry.name == target_.folder->text();
  };
  return entries.size() -
             static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), goes)) ==
         1;
}

const SaidValues::Left& SaidValues::left_of(const store::Snapshot& snapshot,
                                            const std::string& path) {
  const auto [known, is_news] = known_.try_emplace(snapshot.object_of(path).value());
  if (!is_news) return known->second;
  const Document before = record::parse_document(snapshot.read(path).value());
  Document document = before;
  remove_sources(document, [&](const Source& source) {
    return is_told(source, target_) || is_letter_of(source, document.id, target_);
  });
  known->second.is_empty = says_nothing(document);
  if (document != before) known->second.bytes = record::document_to_json(document);
  return known->second;
}

}  // namespace palimpsest::archive
