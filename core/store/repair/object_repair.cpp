#include "store/repair/object_repair.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/objects/multi_pack_index.hpp"
#include "store/objects/pending_objects.hpp"
#include "store/repair/object_copies.hpp"
#include "store/write/batch_marker.hpp"
#include "store/write/object_files.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

using Ids = std::set<std::string>;

fs::path objects_folder() { return fs::path(kRepositoryFolder) / "objects"; }

// Returns the id of the loose object that stands at `path`, or an empty text.
std::string loose_id(const fs::path& path) {
  const std::string hex = path.parent_path().filename().string() + path.filename().string();
  const bool is_hex = hex.find_first_not_of("0123456789abcdef") == std::string::npos;
  return hex.size() == GIT_OID_HEXSZ && is_hex ? hex : "";
}

bool is_in_pack_folder(const fs::path& path) { return path.parent_path().filename() == "pack"; }

// The files of the repository's objects, those that a check found wrong apart from the others.
class ObjectStock {
 public:
  explicit ObjectStock(ArchiveCheck& check) : root_(check.root()) {
    std::set<fs::path> wrong;
    for (const Problem& problem : check.report().problems) {
      const fs::path path = problem.path;
      wrong.insert(is_in_pack_folder(path) ? fs::path(path).replace_extension("") : path);
    }
    check.visit_files(objects_folder(), [&](const fs::path& path) {
      const bool is_packed = is_in_pack_folder(path);
      const bool is_wrong = wrong.contains(is_packed ? fs::path(path).replace_extension("") : path);
      if (is_wrong) wrong_.push_back(path);
      if (is_packed && path.extension() == ".idx") {
        for (std::string& id : ids_of_pack(root_ / path)) {
          (is_wrong ? in_wrong_packs_ : sound_).insert(std::move(id));
        }
      } else if (!is_packed && !is_wrong) {
        sound_.insert(loose_id(path));
      }
    });
  }

  [[nodiscard]] bool is_sound(const std::string& id) const { return sound_.contains(id); }

  // Removes the wrong files, but those that were just written anew and packs that still hold what
  // is found nowhere else.
  void remove_wrong(const Ids& written_loose, const Ids& lost) const {
    const bool packs_are_needed = std::any_of(lost.begin(), lost.end(), [&](const std::string& id) {
      return in_wrong_packs_.contains(id);
    });
    std::error_code ignored;
    for (const fs::path& path : wrong_) {
      const bool is_packed = is_in_pack_folder(path);
      if (is_packed && packs_are_needed) continue;
      if (!is_packed && is_kept(path, written_loose, lost)) continue;
      fs::remove(root_ / path, ignored);
      // It lists objects by their packs, and git makes it anew.
      if (is_packed) fs::remove(root_ / objects_folder() / "pack" / kMultiPackIndex, ignored);
    }
  }

 private:
  // What has no name of git is not ours to remove.
  [[nodiscard]] static bool is_kept(const fs::path& path, const Ids& written_loose,
                                    const Ids& lost) {
    const std::string id = loose_id(path);
    if (id.empty()) return path.extension() != ".graph" && path.filename() != "commit-graph";
    return written_loose.contains(id) || lost.contains(id);
  }

  const fs::path& root_;
  std::vector<fs::path> wrong_;
  Ids sound_;
  Ids in_wrong_packs_;
};

// Finds what references reach, and reads again what no sound file holds.
class Walk {
 public:
  Walk(const fs::path& root, const fs::path& replica, const ObjectStock& stock,
       CheckedObjects& objects, PendingObjects& pending)
      : own_(root / objects_folder()),
        other_(replica / objects_folder()),
        stock_(stock),
        objects_(objects),
        pending_(pending) {}

  void run(const References& references) {
    for (const NamedObject& reference : references.all) open_.push_back(reference.id);
    while (!open_.empty()) {
      const std::string id = std::move(open_.back());
      open_.pop_back();
      if (seen_.insert(id).second) visit(id);
    }
  }

  [[nodiscard]] const Ids& written() const { return written_; }
  [[nodiscard]] const Ids& lost() const { return lost_; }

 private:
  void visit(const std::string& id) {
    if (!stock_.is_sound(id)) restore(id);
    const auto object = objects_.find(id);
    if (object == objects_.end()) return;
    for (const ObjectLink& link : object->second.links) open_.push_back(link.id);
  }

  void restore(const std::string& id) {
    auto copy = own_.read(id);
    if (!copy) copy = other_.read(id);
    if (!copy) {
      lost_.insert(id);
      return;
    }
    objects_[id] = checked_object(copy->type, copy->content);
    (void)pending_.add(copy->type, std::move(copy->content));
    written_.insert(id);
  }

  ObjectCopies own_;
  ObjectCopies other_;
  const ObjectStock& stock_;
  CheckedObjects& objects_;
  PendingObjects& pending_;
  std::vector<std::string> open_;
  Ids seen_;
  Ids written_;
  Ids lost_;
};

// Recovery takes a pack away that has no index yet when a marker names it. Returns whether it is
// one.
bool write_pending(const fs::path& root, const Repository& repository,
                   const References& references) {
  const ObjectFiles files(repository);
  const bool has_marker = references.main && !files.pack_name().empty();
  if (has_marker) {
    const git_oid main = oid_of(*references.main);
    write_batch_marker(root, {kMainReference, main, main, files.pack_name()});
  }
  files.write();
  if (has_marker) remove_batch_marker(root);
  return !files.pack_name().empty();
}

}  // namespace

std::uint64_t repair_objects(ArchiveCheck& check, CheckedObjects& objects,
                             const References& references, const fs::path& replica) {
  const ObjectStock stock(check);
  const Repository repository(check.root() / kRepositoryFolder, Packs::kLeftAlone);
  Walk walk(check.root(), replica, stock, objects, repository.pending());
  walk.run(references);
  const bool is_packed =
      !walk.written().empty() && write_pending(check.root(), repository, references);
  stock.remove_wrong(is_packed ? Ids() : walk.written(), walk.lost());
  return walk.written().size();
}

}  // namespace palimpsest::store
