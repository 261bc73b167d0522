#include "archive/removal/other_citations.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/removal/letters.hpp"
#include "archive/tree/tree_paths.hpp"
#include "record/document_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kDocumentRecord = "/document.json";
constexpr std::string_view kRevisionRecord = "/revision.json";

bool is_record(const std::string& path) {
  return path.ends_with(kDocumentRecord) || path.ends_with(kRevisionRecord);
}

bool is_of(const std::string& path, const RemovalTarget& target) {
  const std::string folder = target.folder ? revision_folder(target.document, *target.folder)
                                           : document_folder(target.document);
  return path.starts_with(folder + "/");
}

// Returns the record as it stays: without letters that go.
std::string left_of(const std::string& record, const std::string& path,
                    const RemovalTarget& target) {
  if (!path.ends_with(kDocumentRecord)) return record;
  Document document = record::parse_document(record);
  remove_sources(document,
                 [&](const Source& source) { return is_letter_of(source, document.id, target); });
  return record::document_to_json(document);
}

// What is left of such images is not the revision's any more.
bool has_lost_images(const std::string& record, const std::string& path,
                     const store::Snapshot& snapshot) {
  if (!path.ends_with(kRevisionRecord)) return false;
  const Revision revision = record::parse_revision(record);
  return is_of_images(revision) && !has_original(snapshot, revision);
}

}  // namespace

bool OtherCitations::is_record_that_stays(const std::string& path) const {
  return is_record(path) && !is_of(path, target_) &&
         std::none_of(target_.former.begin(), target_.former.end(),
                      [&](const RemovalTarget& former) { return is_of(path, former); });
}

std::set<std::string> OtherCitations::evidence_named_in(const std::string& record) const {
  std::set<std::string> named;
  for (const std::string& evidence : target_.evidence) {
    const std::string digest = evidence.substr(evidence.rfind('/') + 1);
    if (record.find(digest) != std::string::npos) named.insert(evidence);
  }
  return named;
}

void OtherCitations::read(const store::PathChange& change, const store::Snapshot& snapshot) {
  named_by_.erase(change.path);
  if (!change.after) return;
  const std::string record = store_.blob(*change.after);
  if (evidence_named_in(record).empty()) return;
  std::set<std::string> named = evidence_named_in(left_of(record, change.path, target_));
  if (named.empty() || has_lost_images(record, change.path, snapshot)) return;
  named_by_.emplace(change.path, std::move(named));
}

std::vector<std::string> OtherCitations::unnamed_in(const CommitId& commit) {
  if (target_.evidence.empty()) return {};
  const store::Snapshot snapshot = store_.at(commit);
  for (const store::PathChange& change : store_.changes_of(commit)) {
    if (is_record_that_stays(change.path)) read(change, snapshot);
  }
  std::vector<std::string> unnamed;
  for (const std::string& evidence : target_.evidence) {
    const bool is_named = std::any_of(named_by_.begin(), named_by_.end(), [&](const auto& record) {
      return record.second.contains(evidence);
    });
    if (!is_named) unnamed.push_back(evidence);
  }
  return unnamed;
}

}  // namespace palimpsest::archive
