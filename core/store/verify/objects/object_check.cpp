#include "store/verify/objects/object_check.hpp"

#include "store/layout.hpp"
#include "store/objects/loose_object.hpp"
#include "store/objects/multi_pack_index.hpp"
#include "store/verify/objects/pack_check.hpp"

#include <set>
#include <utility>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kManyFiles = 16;  // accidents do not strike most of so many files alike

// Returns the id that a loose object at `path` has by its name, or nothing.
std::optional<git_oid> id_of(const fs::path& path) {
  const std::string hex = path.parent_path().filename().string() + path.filename().string();
  git_oid id{};
  if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, hex.c_str()) != 0 || hex_of(id) != hex) {
    return std::nullopt;
  }
  return id;
}

class ObjectCheck {
 public:
  ObjectCheck(ArchiveCheck& check, const std::function<bool(const fs::path&)>& is_wanted)
      : check_(check), is_wanted_(is_wanted) {}

  [[nodiscard]] CheckedObjects run() {
    const fs::path objects = fs::path(kRepositoryFolder) / "objects";
    check_.visit_files(objects, [&](const fs::path& path) {
      if (path.filename().string().starts_with("tmp_")) return;  // of a writer, alive or killed
      if (is_wanted_ && !is_wanted_(path)) return;
      const std::string folder = path.lexically_relative(objects).begin()->string();
      if (folder == "pack") {
        check_pack_file(path);
      } else if (folder == "info") {
        if (path.filename() == "commit-graph" || path.extension() == ".graph") {
          check_derived_file(check_, path);
        }
      } else {
        check_loose(path);
      }
    });
    name_changed_containers();
    return std::move(objects_);
  }

 private:
  void take(const std::string& id, CheckedObject object) {
    const auto [known, is_new] = objects_.try_emplace(id);
    if (is_new) ++check_.report().objects;
    object.problems.insert(object.problems.end(), known->second.problems.begin(),
                           known->second.problems.end());
    if (object.type == GIT_OBJECT_INVALID) {
      known->second.problems = std::move(object.problems);
    } else {
      known->second = std::move(object);
    }
    check_.tell();
  }

  void check_pack_file(const fs::path& path) {
    const fs::path extension = path.extension();
    const auto take_object = [this](const std::string& id, CheckedObject object) {
      take(id, std::move(object));
    };
    if (extension == ".idx") check_pack(check_, path, take_object);
    if (extension == ".rev" || extension == ".bitmap" || extension == ".mtimes" ||
        path.filename() == kMultiPackIndex) {
      check_derived_file(check_, path);
    }
    std::error_code ignored;
    const fs::path index = fs::path(path).replace_extension(".idx");
    if (extension == ".pack" && !fs::exists(check_.root() / index, ignored)) {
      check_.add("The index of this pack of git objects is missing.", path, "all");
    }
  }

  void check_loose(const fs::path& path) {
    const auto id = id_of(path);
    if (!id) {
      check_.add("A file among the git objects is none.", path, "none");
      return;
    }
    const std::string hex = hex_of(*id);
    const auto bytes = check_.read(path);
    const auto found = bytes ? read_loose_object(*bytes, *id) : std::nullopt;
    CheckedObject object;
    if (found) object = checked_object(found->type, found->content);
    if (bytes) check_.report().bytes += bytes->size();
    if (!found) {
      object.problems = {check_.add(
          "Git object " + hex + (bytes ? " is damaged." : " cannot be read."), path, "none")};
    }
    ++loose_;
    if (found && !is_reproduced(*bytes, *found)) changed_.emplace_back(hex, path);
    take(hex, std::move(object));
  }

  // Another deflate than this zlib makes other bytes of nearly everything. Then it cannot be told
  // whether single bits were changed where they mean nothing, and nothing is said.
  void name_changed_containers() {
    if (changed_.size() >= kManyFiles && changed_.size() * 2 > loose_) return;
    for (const auto& [id, path] : changed_) {
      objects_[id].problems.push_back(
          check_.add("The file of git object " + id + " has changed, but its content has not.",
                     path, "none", Harm::kNone));
    }
  }

  ArchiveCheck& check_;
  const std::function<bool(const fs::path&)>& is_wanted_;
  CheckedObjects objects_;
  std::size_t loose_ = 0;
  std::vector<std::pair<std::string, fs::path>> changed_;  // sound, and not as zlib makes them
};

}  // namespace

CheckedObjects check_objects(ArchiveCheck& check,
                             const std::function<bool(const fs::path&)>& is_wanted) {
  return ObjectCheck(check, is_wanted).run();
}

}  // namespace palimpsest::store
