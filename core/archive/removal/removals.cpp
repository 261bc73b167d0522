#include "archive/removal/removals.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/removal_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

constexpr const char* kFolder = "removals";

bool holds(const std::vector<RemovedOriginal>& originals, const Sha256& original) {
  return std::any_of(originals.begin(), originals.end(),
                     [&](const RemovedOriginal& removed) { return removed.sha256 == original; });
}

bool took(const Removal& removal, const Sha256& original) {
  return holds(removal.originals, original);
}

[[noreturn]] void refuse(const Removal& removal) {
  throw Error(ErrorKind::kConflict,
              "these bytes were removed from the archive by order (" + removed_name(removal) +
                  "): " + removal.reason,
              "an archive does not take in again what was removed from it");
}

}  // namespace

std::string removal_record_path(const std::string& act) {
  return std::string(kFolder) + "/" + act + ".json";
}

std::vector<Removal> removals_in(const store::Snapshot& snapshot) {
  std::vector<Removal> removals;
  for (const store::Entry& entry : snapshot.list(kFolder)) {
    const auto record = snapshot.read(std::string(kFolder) + "/" + entry.name);
    removals.push_back(record::parse_removal(record.value_or("")));
  }
  std::sort(removals.begin(), removals.end(),
            [](const Removal& a, const Removal& b) { return a.index() < b.index(); });
  return removals;
}

std::optional<Removal> removal_of(const store::Snapshot& snapshot, const Sha256& original) {
  std::vector<Removal> removals = removals_in(snapshot);
  const auto found = std::find_if(removals.begin(), removals.end(),
                                  [&](const Removal& each) { return took(each, original); });
  if (found == removals.end()) return std::nullopt;
  return std::move(*found);
}

bool is_removed(const std::vector<Removal>& removals, const Sha256& original) {
  return std::any_of(removals.begin(), removals.end(),
                     [&](const Removal& removal) { return took(removal, original); });
}

void refuse_removed(const std::vector<Removal>& removals, const Sha256& original) {
  for (const Removal& removal : removals) {
    if (took(removal, original)) refuse(removal);
  }
}

void refuse_removed_from(const std::vector<Removal>& removals, const DocumentId& document,
                         const ReleaseId& release, const Sha256& original) {
  for (const Removal& removal : removals) {
    const bool is_there =
        removal.document == document && (!removal.folder || release_of(*removal.folder) == release);
    if (is_there && holds(removal.kept, original)) refuse(removal);
  }
}

std::set<DocumentId> removed_documents(const std::vector<Removal>& removals) {
  std::set<DocumentId> documents;
  for (const Removal& removal : removals) {
    if (removal.folder) continue;
    documents.insert(removal.document);
    for (const RemovedEntry& entry : removal.entries) {
      const auto document = document_of_path(entry.path);
      if (document && entry.path == document_folder(*document)) documents.insert(*document);
    }
  }
  return documents;
}

std::string removed_name(const Removal& removal) {
  std::string name = removal.document.text();
  if (removal.folder) name += "@" + removal.folder->text();
  if (!removal.pages) return name;
  const bool is_one = removal.pages->size() == 1;
  return name + (is_one ? ", page " : ", pages ") + std::to_string(removal.pages->first) +
         (is_one ? "" : " to " + std::to_string(removal.pages->last));
}

}  // namespace palimpsest::archive
