#include "archive/removal/removal_plan.hpp"

#include "archive/removal/former_places.hpp"
#include "archive/removal/other_citations.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "proof/git/sha256_object.hpp"
#include "proof/git/ssh_signature.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr unsigned kFileMode = 0100644;
constexpr const char* kPointerName = "original.pdf";

// Finds which pointers a history still holds. Folders of pages and texts hold none.
class PointerSearch {
 public:
  explicit PointerSearch(const store::Store& store) : store_(store) {}

  void visit(const std::string& tree) {
    if (!seen_.insert(tree).second) return;
    for (const store::FolderEntry& item : store_.tree_items(tree)) {
      if (item.mode != store::kFolderMode) {
        found_.insert(item.id);
      } else if (item.name != "pages" && item.name != "text") {
        visit(item.id);
      }
    }
  }

  [[nodiscard]] const std::set<std::string>& found() const { return found_; }

 private:
  const store::Store& store_;
  std::set<std::string> seen_;
  std::set<std::string> found_;  // git ids of files
};

}  // namespace

RemovalPlan::RemovalPlan(const store::Store& store, RemovalTarget target)
    : store_(store),
      target_(std::move(target)),
      history_(removals_in(store.tip())),
      commits_(store.history()) {
  target_.former = former_places(Catalogue(store), target_);
  std::reverse(commits_.begin(), commits_.end());
  target_.evidence = evidence_of_alone(store, commits_, target_);
  const bool has_target = std::any_of(commits_.begin(), commits_.end(), [&](const auto& commit) {
    return has_pages(store.at(commit.id), target_);
  });
  if (has_target) said_.emplace(target_, documents_told_by(commits_, target_));
  if (target_.folder) folders_.insert(*target_.folder);
  OtherCitations others(store, target_);
  for (std::uint64_t i = 0; i < commits_.size(); ++i) visit(i, others.unnamed_in(commits_[i].id));
}

std::vector<store::LfsPointer> RemovalPlan::originals() const {
  std::vector<store::LfsPointer> pointers;
  for (const auto& [pointer, object] : originals_) pointers.push_back(pointer);
  return pointers;
}

std::vector<RevisionName> RemovalPlan::revisions() const {
  std::vector<RevisionName> names;
  for (const RevisionFolder& folder : folders_) names.push_back({target_.document, folder});
  return names;
}

Removal RemovalPlan::record(const std::vector<CommitId>& replacements) const {
  Removal removal{"", target_.document, target_.folder, target_.pages, "", {}, {}, 0, {}};
  removal.first = commits_.size() - rewritten_.size();
  const std::set<std::string> left = pointers_in(replacements);
  for (const auto& [pointer, object] : originals_) {
    (left.contains(object) ? removal.kept : removal.originals)
        .push_back({pointer.sha256, pointer.size});
  }
  for (const auto& [path, row] : entries_) {
    removal.entries.insert(removal.entries.end(), row.begin(), row.end());
  }
  for (std::size_t i = 0; i < rewritten_.size(); ++i) {
    const CommitId& before = rewritten_[i].commit;
    removal.commits.push_back(
        {before, replacements.at(i), proof::split_commit(store_.commit_bytes(before)).signature});
  }
  return removal;
}

void RemovalPlan::visit(std::uint64_t index, const std::vector<std::string>& evidence) {
  const store::Snapshot snapshot = store_.at(commits_[index].id);
  std::vector<std::string> paths = paths_to_remove(snapshot, target_);
  std::copy_if(evidence.begin(), evidence.end(), std::back_inserter(paths),
               [&](const std::string& path) { return snapshot.object_of(path).has_value(); });
  ShortenedRecords records = said_ ? said_->taken_from(snapshot) : ShortenedRecords{};
  paths.insert(paths.end(), records.empty.begin(), records.empty.end());
  if (paths.empty() && records.left.empty() && rewritten_.empty()) return;
  for (const std::string& path : paths) add_entry(snapshot, path, index);
  for (const store::TreeEdit& edit : records.left) {
    add_entry(snapshot, edit.path, index, proof::git_blob_id(*edit.bytes));
  }
  rewritten_.push_back({commits_[index].id, std::move(paths), std::move(records.left)});
}

void RemovalPlan::add_entry(const store::Snapshot& snapshot, const std::string& path,
                            std::uint64_t index, const std::optional<Sha256>& left) {
  const std::string object = snapshot.object_of(path).value();
  const bool is_file = snapshot.read(path).has_value();
  add_originals(object, is_file);
  if (path == document_folder(target_.document)) {
    for (const store::Entry& entry : snapshot.list(path)) {
      const bool is_revision = entry.is_folder && is_valid_release_part(entry.name);
      if (is_revision) folders_.insert(RevisionFolder(entry.name));
    }
  }
  RemovedEntry entry{path,
                     is_file ? kFileMode : store::kFolderMode,
                     logged_id(path, object, is_file, index),
                     index,
                     index,
                     left};
  std::vector<RemovedEntry>& row = entries_[path];
  if (!row.empty() && row.back().last + 1 == index && row.back().id == entry.id &&
      row.back().left == left) {
    row.back().last = index;
  } else {
    row.push_back(std::move(entry));
  }
}

void RemovalPlan::add_originals(const std::string& object, bool is_file) {
  if (!seen_.insert(object).second) return;
  if (is_file) {
    const auto pointer = store::parse_lfs_pointer(store_.blob(object));
    if (pointer) originals_.emplace(*pointer, object);
    return;
  }
  for (const store::FolderEntry& item : store_.tree_items(object)) {
    const bool is_folder = item.mode == store::kFolderMode;
    if (is_folder || item.name == kPointerName) add_originals(item.id, !is_folder);
  }
}

// The log knows a folder as it was before earlier removals took something out of it.
Sha256 RemovalPlan::logged_id(const std::string& path, const std::string& object, bool is_file,
                              std::uint64_t index) {
  if (is_file) return proof::git_blob_id(store_.blob(object));
  Stubs inner;
  for (const auto& [stub_path, stub] : history_.stubs(index)) {
    if (stub_path.starts_with(path + "/")) {
      inner.emplace(stub_path.substr(path.size() + 1), stub);
    }
  }
  const auto id = whole_tree_id(store_, tree_ids_, object, inner);
  if (id) return *id;
  throw Error(ErrorKind::kIntegrity, "an earlier removal does not fit " + path,
              "run `palimpsest verify` to see what happened");
}

std::set<std::string> RemovalPlan::pointers_in(const std::vector<CommitId>& replacements) const {
  PointerSearch search(store_);
  const std::size_t kept = commits_.size() - rewritten_.size();
  for (std::size_t i = 0; i < kept; ++i) {
    search.visit(store_.at(commits_[i].id).object_of("").value());
  }
  for (const CommitId& commit : replacements) {
    search.visit(store_.at(commit).object_of("").value());
  }
  return search.found();
}

}  // namespace palimpsest::archive
