#include "store/repair/reference_repair.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/repair/object_copies.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

bool is_commit(const CheckedObjects& objects, const ObjectCopies& other, const std::string& id) {
  const auto own = objects.find(id);
  if (own != objects.end() && own->second.type == GIT_OBJECT_COMMIT) return true;
  const auto copy = other.read(id);
  return copy && copy->type == GIT_OBJECT_COMMIT;
}

bool is_parent(const CheckedObject& object, const std::string& id) {
  return object.type == GIT_OBJECT_COMMIT &&
         std::any_of(object.links.begin(), object.links.end(), [&](const ObjectLink& link) {
           return link.name == "parent " && link.id == id;
         });
}

// Returns a commit of the archive that was made on top of this one; empty when there is none.
std::string commit_behind(const CheckedObjects& objects, const std::string& id) {
  const auto found = std::find_if(objects.begin(), objects.end(),
                                  [&](const auto& object) { return is_parent(object.second, id); });
  return found == objects.end() ? std::string() : found->first;
}

// That of main is named by every check.
Problem unproven_log() {
  return {
      "The log of the archive is lost, and the copy does not show what it was: the next command "
      "makes it again from main, without its signatures and time stamps.",
      (fs::path(kRepositoryFolder) / kLogReference).string(), "all", false};
}

}  // namespace

RepairedReferences repair_references(const fs::path& root, const fs::path& replica,
                                     const References& references, const CheckedObjects& objects,
                                     const ReferenceProof& prove) {
  const ObjectCopies other(replica / kRepositoryFolder / "objects");
  RepairedReferences repaired;
  if (!prove) return repaired;
  for (const auto& [lost, name] : {std::pair(LostReference::kLog, kLogReference),
                                   std::pair(LostReference::kMain, kMainReference)}) {
    const bool is_there =
        std::any_of(references.all.begin(), references.all.end(),
                    [&, wanted = std::string(name)](const auto& each) {
                      return each.name == wanted && is_commit(objects, other, each.id);
                    });
    if (is_there) continue;
    const auto commit = prove(lost);
    if (!commit || !is_commit(objects, other, commit->text())) {
      repaired.is_one_lost = true;
      if (lost == LostReference::kLog) repaired.problems.push_back(unproven_log());
      continue;
    }
    const fs::path path = fs::path(kRepositoryFolder) / name;
    const std::string behind = commit_behind(objects, commit->text());
    if (!behind.empty()) {
      repaired.problems.push_back({"The copy shows that " + std::string(name) + " was at commit " +
                                       commit->text() + ", and here is a later one, " + behind +
                                       ": the copy is older than the archive was.",
                                   path.string(), "all", false});
      continue;
    }
    make_folders((root / path).parent_path());
    write_file_durably(root / path, commit->text() + "\n", kTextFileMode);
    repaired.files.push_back(path.string());
  }
  return repaired;
}

}  // namespace palimpsest::store
