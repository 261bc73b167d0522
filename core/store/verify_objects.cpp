#include "store/verify_objects.hpp"

#include "base/file.hpp"
#include "store/loose_object.hpp"

#include <algorithm>

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kIdBytes = GIT_OID_RAWSZ;

std::vector<TreeLink> links_of_tree(const std::string& content) {
  std::vector<TreeLink> links;
  std::size_t at = 0;
  for (;;) {
    const std::size_t space = content.find(' ', at);
    const std::size_t end = content.find('\0', at);
    if (end == std::string::npos || space > end || end + 1 + kIdBytes > content.size()) break;
    links.push_back({content.substr(space + 1, end - space - 1),
                     to_hex(std::string_view(content).substr(end + 1, kIdBytes))});
    at = end + 1 + kIdBytes;
  }
  return links;
}

std::vector<TreeLink> links_of_text(const std::string& content) {
  std::vector<TreeLink> links;
  std::size_t at = 0;
  while (at < content.size() && content[at] != '\n') {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    const std::string line = content.substr(at, end - at);
    for (const char* key : {"tree ", "parent ", "object "}) {
      if (line.starts_with(key)) links.push_back({key, line.substr(std::string(key).size())});
    }
    at = end + 1;
  }
  return links;
}

CheckedObject checked(git_object_t type, const std::string& content) {
  CheckedObject object;
  object.type = type;
  if (type == GIT_OBJECT_TREE) object.links = links_of_tree(content);
  if (type == GIT_OBJECT_COMMIT || type == GIT_OBJECT_TAG) object.links = links_of_text(content);
  if (type == GIT_OBJECT_BLOB) object.pointer = parse_lfs_pointer(content);
  return object;
}

class ObjectCheck {
 public:
  ObjectCheck(const fs::path& repository, Verification& report,
              const std::function<void()>& progress)
      : repository_(repository), report_(report), progress_(progress) {}

  [[nodiscard]] CheckedObjects run() {
    std::error_code error;
    for (fs::recursive_directory_iterator it(repository_ / "objects", error), end; it != end;
         it.increment(error)) {
      if (error) break;
      const std::string name = it->path().filename().string();
      if (it->is_directory() || name.starts_with("tmp_")) continue;
      const std::string folder = it->path().parent_path().filename().string();
      if (folder == "pack" && name.ends_with(".idx")) check_pack(it->path());
      if (folder != "pack" && folder != "info") check_loose(it->path(), folder + name);
    }
    return std::move(objects_);
  }

 private:
  std::size_t add_problem(const std::string& what, const fs::path& path, bool harmless = false) {
    report_.problems.push_back(
        {what, fs::relative(path, repository_.parent_path()).string(), "none", harmless});
    return report_.problems.size() - 1;
  }

  void take(const std::string& id, CheckedObject object) {
    ++report_.objects;
    CheckedObject& known = objects_[id];
    if (known.type == GIT_OBJECT_INVALID) known = std::move(object);
    if (progress_) progress_();
  }

  void check_loose(const fs::path& path, const std::string& id) {
    git_oid expected{};
    if (id.size() != GIT_OID_HEXSZ || git_oid_fromstr(&expected, id.c_str()) != 0 ||
        hex_of(expected) != id) {
      (void)add_problem("A file among the git objects is none.", path);
      return;
    }
    CheckedObject object;
    try {
      const std::string bytes = read_file(path);
      report_.bytes += bytes.size();
      const auto found = read_loose_object(bytes, expected);
      if (found) object = checked(found->type, found->content);
      if (!found) object.problem = add_problem("Git object " + id + " is damaged.", path);
      if (found && !found->is_as_written) {
        object.problem = add_problem(
            "The file of git object " + id + " has changed, but its content has not.", path, true);
      }
    } catch (const Error&) {
      object.problem = add_problem("Git object " + id + " cannot be read.", path);
    }
    take(id, std::move(object));
  }

  void check_pack(const fs::path& index) {
    git_odb* odb = nullptr;
    git_odb_backend* backend = nullptr;
    check_git(git_odb_new(&odb), ErrorKind::kInternal, "cannot start an object database");
    const OdbHandle owner(odb);
    std::vector<git_oid> ids;
    const bool is_open = git_odb_backend_one_pack(&backend, index.c_str()) == 0 &&
                         git_odb_add_backend(odb, backend, 1) == 0 &&
                         git_odb_foreach(odb, take_id, &ids) == 0;
    if (!is_open) (void)add_problem("A pack of git objects cannot be opened.", index);
    for (const git_oid& id : ids) check_packed(odb, id, index);
  }

  static int take_id(const git_oid* id, void* ids) {
    static_cast<std::vector<git_oid>*>(ids)->push_back(*id);
    return 0;
  }

  void check_packed(git_odb* odb, const git_oid& id, const fs::path& index) {
    git_odb_object* read = nullptr;
    CheckedObject object;
    if (git_odb_read(&read, odb, &id) == 0) {  // checks the hash
      const OdbObjectHandle owner(read);
      const std::string content(static_cast<const char*>(git_odb_object_data(read)),
                                git_odb_object_size(read));
      report_.bytes += content.size();
      object = checked(git_odb_object_type(read), content);
    } else {
      object.problem = add_problem("Git object " + hex_of(id) + " is damaged in its pack.", index);
    }
    take(hex_of(id), std::move(object));
  }

  const fs::path& repository_;
  Verification& report_;
  const std::function<void()>& progress_;
  CheckedObjects objects_;
};

}  // namespace

CheckedObjects check_objects(const fs::path& repository, Verification& report,
                             const std::function<void()>& progress) {
  return ObjectCheck(repository, report, progress).run();
}

}  // namespace palimpsest::store
