#include "archive/tree/catalogue.hpp"

#include "archive/edit/edited_pages.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "page/readable_text.hpp"
#include "record/document_record.hpp"
#include "record/edits_record.hpp"
#include "record/page_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace palimpsest::archive {
namespace {

// Undated releases sort behind every date.
constexpr const char* kAfterEveryDate = "99999999";
constexpr const char* kNoDigitKnown = "00000000";  // of XXXX

// A release of one document, and what puts it among the others.
struct PlacedRelease {
  std::string date;             // sort key
  std::size_t import_rank = 0;  // of undated releases
  std::vector<RevisionFolder> files;
};

std::string sort_key_of(const std::optional<Release>& release) {
  if (!release || !release->date) return kAfterEveryDate;
  const std::string& key = release->date->sort_key();
  return key == kNoDigitKnown ? kAfterEveryDate : key;
}

using FilesByRelease = std::map<ReleaseId, std::vector<RevisionFolder>>;

// Returns the files of each release of a document, in the order in which they were imported.
FilesByRelease released_files(const store::Snapshot& snapshot, const DocumentId& id) {
  FilesByRelease releases;
  for (const store::Entry& entry : snapshot.list(document_folder(id))) {
    if (!entry.is_folder || !is_valid_release_part(entry.name)) continue;
    releases[release_of(RevisionFolder(entry.name))].emplace_back(entry.name);
  }
  for (auto& [release_id, files] : releases) {
    std::sort(files.begin(), files.end(), [](const RevisionFolder& a, const RevisionFolder& b) {
      return ordinal_of(a) < ordinal_of(b);
    });
  }
  return releases;
}

// A page that was removed by order took the original along, and nothing is known of it.
Page removed_page(int number) {
  Page page;
  page.number = number;
  page.findings.push_back(
      {FindingKind::kPageNotRendered, "the page was removed by order", number, {}, 0});
  return page;
}

}  // namespace

std::vector<DocumentId> Catalogue::documents() const {
  std::vector<DocumentId> ids;
  for (const store::Entry& first : snapshot_.list("documents")) {
    for (const store::Entry& second : snapshot_.list("documents/" + first.name)) {
      for (const store::Entry& entry :
           snapshot_.list("documents/" + first.name + "/" + second.name)) {
        ids.emplace_back(entry.name);
      }
    }
  }
  std::sort(ids.begin(), ids.end());
  if (audience_) {
    const std::set<DocumentId> hidden = hidden_documents(*store_, *audience_);
    std::erase_if(ids, [&](const DocumentId& id) { return hidden.contains(id); });
  }
  return ids;
}

std::optional<Document> Catalogue::document(const DocumentId& id) const {
  const auto record = snapshot_.read(document_record_path(id));
  if (!record) return std::nullopt;
  Document known = record::parse_document(*record);
  if (audience_ && !is_visible(known, *audience_)) return std::nullopt;
  return known;
}

std::vector<DocumentId> Catalogue::documents_named(const std::string& name) const {
  if (is_valid_id(name) && document(DocumentId(name))) return {DocumentId(name)};
  if (store_ != nullptr) {
    const auto index = open_index(*store_);
    if (index) {
      std::vector<DocumentId> named = index->documents_with_alias(name);
      if (audience_) std::erase_if(named, [&](const DocumentId& id) { return !document(id); });
      return named;
    }
  }
  std::vector<DocumentId> named = documents();
  std::erase_if(named, [&](const DocumentId& id) {
    const auto known = document(id);
    return !known || std::count(known->aliases.begin(), known->aliases.end(), name) == 0;
  });
  return named;
}

namespace {

// Returns the names of a revision, the present one first.
ImportOrder::Names names_of_revision(const std::optional<Document>& document, const DocumentId& id,
                                     const RevisionFolder& folder) {
  ImportOrder::Names names{id.text() + "@" + folder.text()};
  if (!document) return names;
  for (const MovedPages& moved : document->moved) {
    if (moved.to_document != id || moved.to_folder != folder) continue;
    for (const std::string& name : moved.names) names.push_back(name + "@" + moved.folder.text());
  }
  for (const std::string& alias : document->aliases) names.push_back(alias + "@" + folder.text());
  return names;
}

}  // namespace

std::size_t Catalogue::import_rank(const DocumentId& id, const RevisionFolder& folder) const {
  return import_order().rank(names_of_revision(document(id), id, folder));
}

Instant Catalogue::import_time(const DocumentId& id, const RevisionFolder& folder) const {
  return import_order().time(names_of_revision(document(id), id, folder));
}

const ImportOrder& Catalogue::import_order() const {
  if (!import_order_) import_order_.emplace(snapshot_);
  return *import_order_;
}

std::vector<RevisionFolder> Catalogue::folders(const DocumentId& id) const {
  std::vector<PlacedRelease> placed;
  for (auto& [release_id, files] : released_files(snapshot_, id)) {
    placed.push_back({sort_key_of(release(release_id)), 0, files});
  }
  const auto is_undated = [](const PlacedRelease& each) { return each.date == kAfterEveryDate; };
  if (std::count_if(placed.begin(), placed.end(), is_undated) > 1) {
    for (PlacedRelease& each : placed) {
      if (is_undated(each)) each.import_rank = import_rank(id, each.files.front());
    }
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.date, a.import_rank) < std::tie(b.date, b.import_rank);
  });
  std::vector<RevisionFolder> folders;
  for (const PlacedRelease& each : placed) {
    folders.insert(folders.end(), each.files.begin(), each.files.end());
  }
  return folders;
}

std::optional<Revision> Catalogue::revision(const DocumentId& id,
                                            const RevisionFolder& folder) const {
  const auto record = snapshot_.read(revision_record_path(id, folder));
  if (!record) return std::nullopt;
  return record::parse_revision(*record);
}

std::vector<Page> Catalogue::pages(const Revision& revision) const {
  const RevisionEdits said = edits(revision.document, revision.folder);
  std::vector<Page> pages = recorded_pages(revision);
  return said.values.empty() ? pages : with_person_values(std::move(pages), said);
}

RevisionEdits Catalogue::edits(const DocumentId& document, const RevisionFolder& folder) const {
  const auto record = snapshot_.read(edits_record_path(document, folder));
  return record ? record::parse_edits(*record) : RevisionEdits{};
}

Page Catalogue::page(const Revision& revision, int number) const {
  const RevisionEdits said = edits(revision.document, revision.folder);
  Page page = recorded_page(revision, number);
  if (said.values.empty()) return page;
  return with_person_values({std::move(page)}, said).front();
}

std::vector<Page> Catalogue::recorded_pages(const Revision& revision) const {
  std::vector<Page> pages;
  for (int number = 1; number <= revision.observed.page_count; ++number) {
    pages.push_back(recorded_page(revision, number));
  }
  return pages;
}

Page Catalogue::recorded_page(const Revision& revision, int number) const {
  const std::string path = page_record_path(revision.document, revision.folder, number);
  const auto record = snapshot_.read(path);
  if (record) return record::parse_page(*record);
  if (!has_original(snapshot_, revision)) return removed_page(number);
  throw Error(ErrorKind::kIntegrity, "the archive lacks " + path, "run `palimpsest verify`");
}

std::optional<std::string> Catalogue::page_text(const Revision& revision, int page) const {
  const RevisionEdits said = edits(revision.document, revision.folder);
  const PersonValue* text = find_value(said, page, "", "text");
  if (text != nullptr) return text->value + "\n";
  const std::string path = page_record_path(revision.document, revision.folder, page);
  const auto record = changes_redactions(said) ? snapshot_.read(path) : std::nullopt;
  if (!record) return snapshot_.read(page_text_path(revision.document, revision.folder, page));
  return page::readable_text(with_person_values({record::parse_page(*record)}, said).front());
}

std::optional<Release> Catalogue::release(const ReleaseId& id) const {
  const auto record = snapshot_.read(release_record_path(id));
  if (!record) return std::nullopt;
  return record::parse_release(*record);
}

std::vector<Release> Catalogue::releases() const {
  std::vector<Release> releases;
  for (const store::Entry& entry : snapshot_.list("releases")) {
    const auto record = snapshot_.read("releases/" + entry.name);
    if (record) releases.push_back(record::parse_release(*record));
  }
  return releases;
}

RevisionSummary Catalogue::summary_of(const Revision& revision,
                                      const std::vector<Page>& pages) const {
  const ReleaseId release_id = release_of(revision.folder);
  RevisionSummary summary{revision.folder,
                          release(release_id).value_or(Release{release_id, {}, {}, {}, {}, {}}),
                          revision.role,
                          revision.observed.digests.sha256,
                          revision.observed.page_count,
                          0,
                          0,
                          {}};
  std::set<std::string> codes;
  for (const Page& page : pages) {
    summary.unread_page_count += is_readable(page) ? 0 : 1;
    summary.redaction_count += static_cast<int>(page.redactions.size());
    for (const Redaction& redaction : page.redactions) {
      for (const Code& code : redaction.codes) codes.insert(code.normalized);
    }
  }
  summary.codes.assign(codes.begin(), codes.end());
  return summary;
}

DocumentSummary Catalogue::summary(const DocumentId& id) const {
  DocumentSummary summary{id, {}, {}};
  for (const RevisionFolder& folder : folders(id)) {
    const auto found = revision(id, folder);
    if (found) summary.revisions.push_back(summary_of(*found, pages(*found)));
  }
  const auto known = document(id);
  if (known) summary.placeholders = placeholders_of(*known, releases_held(*known));
  return summary;
}

std::vector<ReleaseId> Catalogue::releases_held(const Document& document) const {
  std::vector<ReleaseId> held;
  for (const auto& [release_id, files] : released_files(snapshot_, document.id)) {
    held.push_back(release_id);
  }
  for (const OtherFile& file : document.other_files) held.push_back(file.release);
  return held;
}

}  // namespace palimpsest::archive
