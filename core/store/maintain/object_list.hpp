// Every object that the references of a repository reach, in the order of a pack: earlier states of
// a folder before later ones.
#pragma once

#include "store/git.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::store {

struct ListedObject {
  static constexpr std::uint32_t kNoBase = 0xFFFFFFFF;

  git_oid id{};
  std::uint32_t base = kNoBase;  // place in the list of an earlier state of the same folder
};

class ObjectList {
 public:
  // Walks all references. Throws Error(integrity) when something is missing or damaged.
  explicit ObjectList(const Repository& repository);

  [[nodiscard]] const std::vector<ListedObject>& all() const { return objects_; }
  [[nodiscard]] bool contains(const git_oid& id) const { return places_.contains(id); }

 private:
  void add_history(const git_oid& commit);
  void add_commit(const git_oid& id);
  void add_tree(const git_oid& id, const git_oid* before);
  // Returns false when it is there already.
  bool add(const git_oid& id, const git_oid* before);

  const Repository& repository_;
  std::vector<ListedObject> objects_;
  MapById<std::uint32_t> places_;
};

}  // namespace palimpsest::store
