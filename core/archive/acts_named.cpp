#include "archive/acts_named.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

constexpr const char* kWhole = "";  // what of an edit or a refresh is taken back

bool can_be_undone(ActKind kind) {
  return kind == ActKind::kImport || kind == ActKind::kList || kind == ActKind::kEdit ||
         kind == ActKind::kRefresh;
}

}  // namespace

bool ActsNamed::take(const Act& act) {
  if (act.kind == ActKind::kUndo) {
    undone_.emplace(act.undoes, kWhole);
    if (act.list) undone_.emplace(act.undoes, act.list->hex());
    for (const RevisionName& name : act.revisions) undone_.emplace(act.undoes, name.text());
  }
  if (!can_be_undone(act.kind) || !act.id.starts_with(beginning_)) return false;
  const bool is_gone = is_undone(act);
  was_undone_ |= is_gone;
  if (!is_gone) ids_.insert(act.id);
  return !is_gone;
}

// Of an import one revision can be taken back alone.
bool ActsNamed::is_undone(const Act& act) const {
  if (act.kind == ActKind::kList) return act.list && undone_.contains({act.id, act.list->hex()});
  if (act.kind != ActKind::kImport) return undone_.contains({act.id, kWhole});
  return !act.revisions.empty() &&
         std::all_of(act.revisions.begin(), act.revisions.end(), [&](const RevisionName& name) {
           return undone_.contains({act.id, name.text()});
         });
}

void ActsNamed::check_is_one() const {
  if (ids_.size() <= 1) return;
  throw Error(ErrorKind::kUsage, "'" + beginning_ + "' can mean several acts",
              "say more of the id: " + *ids_.begin() + " or " + *ids_.rbegin());
}

void ActsNamed::check_is_left() const {
  if (!ids_.empty() || !was_undone_) return;
  throw Error(ErrorKind::kConflict, beginning_ + " was taken back already");
}

}  // namespace palimpsest::archive
