#include "store/verify/reach.hpp"

#include "store/layout.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDocumentsBegin = "documents/";
constexpr std::ptrdiff_t kDocumentDepth = 3;  // slashes in documents/aa/bb/<document>
constexpr const char* kDocumentRecord = "document.json";
constexpr const char* kDiffsFolder = "changes";

// An object as it is met on the way down from a commit: deeper than documents/aa/bb it belongs to
// one document, and in a folder of that, which is no folder of diffs, to one revision.
struct Visit {
  std::string id;
  std::string path;
  std::string owner;
};

bool is_of_no_revision(const std::string& name) {
  return name == kDocumentRecord || name == kDiffsFolder;
}

Visit below(const Visit& parent, const ObjectLink& link) {
  const std::string path = parent.path.empty() ? link.name : parent.path + "/" + link.name;
  if (!parent.path.starts_with(kDocumentsBegin)) return {link.id, path, parent.owner};
  const auto depth = std::count(path.begin(), path.end(), '/');
  if (depth == kDocumentDepth) return {link.id, path, link.name};
  const bool is_revision = depth == kDocumentDepth + 1 && !is_of_no_revision(link.name);
  return {link.id, path, is_revision ? parent.owner + "@" + link.name : parent.owner};
}

fs::path loose_place(const std::string& id) {
  const std::size_t fan_out = std::min<std::size_t>(2, id.size());
  return fs::path(kRepositoryFolder) / "objects" / id.substr(0, fan_out) / id.substr(fan_out);
}

class Walk {
 public:
  Walk(ArchiveCheck& check, const CheckedObjects& objects) : check_(check), objects_(objects) {}

  [[nodiscard]] Reach run(const References& references) {
    for (const NamedObject& reference : references.all) {
      is_content_ = reference.name != kLogReference;
      if (!is_derived(reference.name)) walk_history(reference.id, "all");
    }
    is_content_ = true;
    reach_.is_complete = reach_.is_complete && references.main;
    walk_timelines(references);
    // A damaged commit hides those before it, so then every commit is a start. Otherwise a commit
    // that no reference reaches was left by a writer that was stopped, and nothing rests on it.
    harm_ = reach_.is_complete ? Harm::kNone : Harm::kDamage;
    harmless_since_ = ", and only an unfinished import names it.";
    for (const auto& [id, object] : objects_) {
      if (object.type == GIT_OBJECT_COMMIT) walk_history(id, "all");
    }
    name_owners();
    return std::move(reach_);
  }

 private:
  bool is_there(const Visit& visit, const std::string& what) {
    const auto object = objects_.find(visit.id);
    if (object != objects_.end()) return true;
    if (missing_.insert(visit.id + visit.owner).second) {
      check_.add("Git object " + visit.id + " (" + what + ") is missing" +
                     (harm_ == Harm::kNone ? harmless_since_ : "."),
                 loose_place(visit.id), Owners{visit.owner}, harm_);
    }
    return false;
  }

  void note_unreadable() {
    if (harm_ == Harm::kDamage) reach_.is_complete = false;
  }

  // What main holds as well was met there; the rest can be made again.
  void walk_timelines(const References& references) {
    harm_ = Harm::kNone;
    harmless_since_ = ", and only a timeline names it, which can be written again.";
    for (const NamedObject& reference : references.all) {
      if (is_derived(reference.name)) walk_history(reference.id, document_of(reference.name));
    }
  }

  void walk_tree(const std::string& root, const std::string& owner) {
    std::vector<Visit> open = {{root, "", owner}};
    while (!open.empty()) {
      const Visit visit = std::move(open.back());
      open.pop_back();
      if (!is_there(visit, visit.path.empty() ? "a root folder" : visit.path)) {
        note_unreadable();
        continue;
      }
      if (!owners_[visit.id].insert(visit.owner).second) continue;
      const CheckedObject& object = objects_.at(visit.id);
      if (object.type == GIT_OBJECT_INVALID) note_unreadable();
      if (object.pointer) use(*object.pointer, visit.owner);
      if (object.type != GIT_OBJECT_TREE) continue;
      for (const ObjectLink& link : object.links) open.push_back(below(visit, link));
    }
  }

  void use(const LfsPointer& pointer, const std::string& owner) {
    PointerUse& use = reach_.pointers.try_emplace(pointer, PointerUse{{}, harm_}).first->second;
    use.owners.insert(owner);
  }

  void walk_history(const std::string& start, const std::string& owner) {
    std::vector<std::string> open = {start};
    while (!open.empty()) {
      const std::string id = open.back();
      open.pop_back();
      if (!seen_.insert(id).second) continue;
      if (!is_there({id, "", owner}, "a commit")) {
        note_unreadable();
        continue;
      }
      owners_[id].insert(owner);
      const CheckedObject& object = objects_.at(id);
      if (object.type == GIT_OBJECT_INVALID) note_unreadable();
      if (object.type == GIT_OBJECT_COMMIT && harm_ == Harm::kDamage && is_content_) {
        ++check_.report().commits;
      }
      for (const ObjectLink& link : object.links) {
        if (link.name == "tree ") {
          walk_tree(link.id, owner);
        } else if (object.type != GIT_OBJECT_TREE) {
          open.push_back(link.id);
        }
      }
    }
  }

  // An object that was not met may belong to anything when part of the way could not be read.
  void name_owners() {
    std::map<std::size_t, Owners> named;  // by place in the report
    for (const auto& [id, object] : objects_) {
      const auto owners = owners_.find(id);
      for (const std::size_t problem : object.problems) {
        if (owners != owners_.end()) {
          named[problem].insert(owners->second.begin(), owners->second.end());
        } else if (!reach_.is_complete) {
          named[problem].insert("all");
        }
      }
    }
    for (const auto& [problem, owners] : named) {
      set_owners(check_.report().problems[problem], owners);
    }
  }

  ArchiveCheck& check_;
  const CheckedObjects& objects_;
  Reach reach_;
  Harm harm_ = Harm::kDamage;  // of what is missing on the present way
  bool is_content_ = true;     // the present way is no history of the log
  const char* harmless_since_ = ".";
  std::set<std::string> seen_;
  std::map<std::string, Owners> owners_;  // by object
  std::set<std::string> missing_;
};

}  // namespace

Reach walk_commits(ArchiveCheck& check, const CheckedObjects& objects,
                   const References& references) {
  return Walk(check, objects).run(references);
}

}  // namespace palimpsest::store
