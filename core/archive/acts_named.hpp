// The acts that the beginning of an id can mean to who wants to take one back.
#pragma once

#include "archive/act.hpp"

#include <set>
#include <string>
#include <utility>

namespace palimpsest::archive {

// Collects them on the way through the history, from the newest commit to the oldest.
class ActsNamed {
 public:
  // Refers to `beginning`, which must outlive it.
  explicit ActsNamed(const std::string& beginning) : beginning_(beginning) {}

  // Returns whether the act is called so, can be taken back, and was not taken back already.
  bool take(const Act& act);

  // Throws Error(usage) when there are several.
  void check_is_one() const;

  // Throws Error(conflict) when there is none, since all were taken back.
  void check_is_left() const;

 private:
  [[nodiscard]] bool is_undone(const Act& act) const;

  const std::string& beginning_;
  std::set<std::string> ids_;
  std::set<std::pair<std::string, std::string>> undone_;  // acts, and what of them
  bool was_undone_ = false;
};

}  // namespace palimpsest::archive
