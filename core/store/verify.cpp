#include "store/verify.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/verify_objects.hpp"

#include <algorithm>
#include <set>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

using Documents = std::set<std::string>;

// Returns "all" when something of every document is meant.
std::string joined(const Documents& documents) {
  if (documents.contains("all")) return "all";
  std::string text;
  for (const std::string& document : documents) text += (text.empty() ? "" : ", ") + document;
  return text.empty() ? "none" : text;
}

// An object as it is met on the way down from a commit: deeper than documents/aa/bb it belongs to
// one document.
struct Visit {
  std::string id;
  std::string path;
  std::string document;
};

Visit below(const Visit& parent, const TreeLink& link) {
  const std::string path = parent.path.empty() ? link.name : parent.path + "/" + link.name;
  const bool is_document =
      parent.path.starts_with("documents/") && std::count(path.begin(), path.end(), '/') == 3;
  return {link.id, path, is_document ? link.name : parent.document};
}

class ArchiveCheck {
 public:
  ArchiveCheck(const fs::path& root, const VerifyProgress& progress)
      : root_(root), progress_(progress) {}

  [[nodiscard]] Verification run() {
    const std::function<void()> tell = [this] {
      if (progress_) progress_(report_);
    };
    objects_ = check_objects(root_ / kRepositoryFolder, report_, tell);
    check_references();
    walk_commits();
    name_documents();
    check_root();
    check_originals();
    check_pointers();
    return std::move(report_);
  }

 private:
  void add(const std::string& what, const fs::path& path, const std::string& document,
           bool harmless = false) {
    report_.problems.push_back({what, path.string(), document, harmless});
  }

  [[nodiscard]] std::optional<std::string> text_of(const fs::path& path) const {
    std::error_code ignored;
    if (!fs::is_regular_file(root_ / path, ignored)) return std::nullopt;
    try {
      return read_file(root_ / path);
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  void check_references();
  void check_reference(const fs::path& path, const std::string& text);
  void check_packed_references();
  void walk_commits();
  void walk_tree(const std::string& id);
  bool is_there(const Visit& visit, const std::string& what);
  void name_documents();
  void check_root();
  void check_originals();
  void check_original(const fs::path& path);
  void check_pointers();

  fs::path root_;
  const VerifyProgress& progress_;
  Verification report_;
  CheckedObjects objects_;
  std::vector<std::string> starts_;  // commits and tags that references name
  std::optional<std::string> main_;
  std::map<std::string, Documents> documents_;  // by object
  std::map<LfsPointer, Documents> pointers_;
  std::map<Sha256, std::uint64_t> originals_;  // sizes of those whose place is taken
  std::set<std::string> missing_;
};

void ArchiveCheck::check_reference(const fs::path& path, const std::string& text) {
  const std::string id = text.substr(0, GIT_OID_HEXSZ);
  if (text != id + "\n" || id.size() != GIT_OID_HEXSZ ||
      id.find_first_not_of("0123456789abcdef") != std::string::npos) {
    add("A git reference is damaged.", path, "all");
    return;
  }
  starts_.push_back(id);
  if (path == fs::path(kRepositoryFolder) / kMainReference) main_ = id;
}

void ArchiveCheck::check_packed_references() {
  const fs::path packed = fs::path(kRepositoryFolder) / "packed-refs";
  const auto text = text_of(packed);
  for (std::size_t at = 0; text && at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string line = text->substr(at, end - at);
    at = end + 1;
    if (line.starts_with("#") || line.starts_with("^")) continue;
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string name = line.substr(std::min(space + 1, line.size()));
    check_reference(packed, line.substr(0, space) + "\n");
    if (name == kMainReference && !main_ && !starts_.empty()) main_ = starts_.back();
  }
}

void ArchiveCheck::check_references() {
  const fs::path repository = kRepositoryFolder;
  std::error_code error;
  for (fs::recursive_directory_iterator it(root_ / repository / "refs", error), end;
       !error && it != end; it.increment(error)) {
    if (it->is_directory() || it->path().extension() == ".lock") continue;
    const fs::path path = fs::relative(it->path(), root_);
    const auto text = text_of(path);
    if (text && text->starts_with("ref: ")) continue;
    check_reference(path, text.value_or(""));
  }
  check_packed_references();
  if (!main_) {
    add("The git reference main is missing or damaged.", repository / kMainReference, "all");
  }
  if (text_of(repository / "HEAD") != kHeadText) {
    add("HEAD of the git repository does not name main.", repository / "HEAD", "all");
  }
}

bool ArchiveCheck::is_there(const Visit& visit, const std::string& what) {
  if (objects_.contains(visit.id)) return true;
  if (missing_.insert(visit.id + visit.document).second) {
    const fs::path path = fs::path(kRepositoryFolder) / "objects" / visit.id.substr(0, 2) /
                          visit.id.substr(std::min<std::size_t>(2, visit.id.size()));
    add("Git object " + visit.id + " (" + what + ") is missing.", path, visit.document);
  }
  return false;
}

void ArchiveCheck::walk_tree(const std::string& id) {
  std::vector<Visit> open = {{id, "", "all"}};
  while (!open.empty()) {
    const Visit visit = std::move(open.back());
    open.pop_back();
    if (!is_there(visit, visit.path.empty() ? "a root folder" : visit.path)) continue;
    if (!documents_[visit.id].insert(visit.document).second) continue;
    const CheckedObject& object = objects_.at(visit.id);
    if (object.pointer) pointers_[*object.pointer].insert(visit.document);
    if (object.type != GIT_OBJECT_TREE) continue;
    for (const TreeLink& link : object.links) open.push_back(below(visit, link));
  }
}

void ArchiveCheck::walk_commits() {
  std::set<std::string> seen;
  std::vector<std::string> open = starts_;
  // A damaged commit hides those before it, so every commit that is left is a start as well.
  for (const auto& [id, object] : objects_) {
    if (object.type == GIT_OBJECT_COMMIT) open.insert(open.begin(), id);
  }
  while (!open.empty()) {
    const std::string id = open.back();
    open.pop_back();
    if (!seen.insert(id).second || !is_there({id, "", "all"}, "a commit")) continue;
    documents_[id].insert("all");
    const CheckedObject& object = objects_.at(id);
    if (object.type == GIT_OBJECT_COMMIT) ++report_.commits;
    for (const TreeLink& link : object.links) {
      if (link.name == "tree ") {
        walk_tree(link.id);
      } else {
        open.push_back(link.id);
      }
    }
  }
}

void ArchiveCheck::name_documents() {
  for (const auto& [id, object] : objects_) {
    const auto documents = documents_.find(id);
    if (!object.problem || documents == documents_.end()) continue;
    report_.problems[*object.problem].document = joined(documents->second);
  }
}

void ArchiveCheck::check_root() {
  std::error_code error;
  if (fs::read_symlink(root_ / kLfsLink, error) != kLfsTarget) {
    add("The link to the originals is missing or leads elsewhere.", kLfsLink, "all");
  }
  const auto outside = text_of(kArchiveFile);
  if (!outside) add("archive.json is missing.", kArchiveFile, "all");
  if (!outside || !main_ || !objects_.contains(*main_)) return;
  git_oid id{};
  (void)git_odb_hash(&id, outside->data(), outside->size(), GIT_OBJECT_BLOB);
  for (const TreeLink& tree : objects_.at(*main_).links) {
    if (tree.name != "tree " || !objects_.contains(tree.id)) continue;
    const auto& links = objects_.at(tree.id).links;
    const bool agrees = std::any_of(links.begin(), links.end(), [&](const TreeLink& link) {
      return link.name == kArchiveFile && link.id == hex_of(id);
    });
    const bool is_readable = objects_.at(tree.id).type == GIT_OBJECT_TREE;
    if (is_readable && !agrees) {
      add("archive.json differs from the one in the repository.", kArchiveFile, "all");
    }
  }
}

void ArchiveCheck::check_original(const fs::path& path) {
  const auto name = Sha256::parse(path.filename().string());
  if (!name || path != original_place(*name)) {
    add("A file among the originals is none.", path, "none");
    return;
  }
  ++report_.originals;
  std::error_code ignored;
  originals_[*name] = fs::file_size(root_ / path, ignored);
  // Pointers are ordered by digest, so those of one original stand together.
  Documents documents;
  for (auto it = pointers_.lower_bound({*name, 0});
       it != pointers_.end() && it->first.sha256 == *name; ++it) {
    documents.insert(it->second.begin(), it->second.end());
  }
  try {
    const FileDigests digests = digests_of_file(root_ / path);
    report_.bytes += digests.size;
    if (digests.sha256 != *name) add("The original is damaged.", path, joined(documents));
  } catch (const Error&) {
    add("The original cannot be read.", path, joined(documents));
  }
  if (documents.empty()) add("No record refers to this original.", path, "none", true);
}

void ArchiveCheck::check_originals() {
  std::error_code error;
  for (fs::recursive_directory_iterator it(root_ / kOriginalsFolder / "objects", error), end;
       !error && it != end; it.increment(error)) {
    if (it->is_directory() && !it->is_symlink()) continue;
    check_original(fs::relative(it->path(), root_));
    if (progress_) progress_(report_);
  }
}

void ArchiveCheck::check_pointers() {
  for (const auto& [pointer, documents] : pointers_) {
    const auto original = originals_.find(pointer.sha256);
    const fs::path path = original_place(pointer.sha256);
    if (original == originals_.end()) {
      add("The original is missing.", path, joined(documents));
    } else if (original->second != pointer.size) {
      add("The original has not the size that its record gives.", path, joined(documents));
    }
  }
}

}  // namespace

Verification verify(const fs::path& root, const VerifyProgress& progress) {
  std::error_code ignored;
  if (!fs::exists(root / kArchiveFile, ignored) && !fs::exists(root / kRepositoryFolder, ignored)) {
    throw Error(ErrorKind::kInput, root.string() + " is not an archive",
                "make one with `palimpsest init`, or name another folder with --archive");
  }
  const GitLibrary library;
  return ArchiveCheck(fs::absolute(root).lexically_normal(), progress).run();
}

}  // namespace palimpsest::store
