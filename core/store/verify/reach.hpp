// The way down from the commits: which object belongs to which document, and what is missing.
#pragma once

#include "store/lfs_pointer.hpp"
#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"
#include "store/verify/reference_check.hpp"

#include <map>

namespace palimpsest::store {

// The revisions whose records name an original.
struct PointerUse {
  Owners owners;
  Harm harm = Harm::kDamage;  // none when only a commit names it that no reference reaches
};

struct Reach {
  std::map<LfsPointer, PointerUse> pointers;
  bool is_complete = true;  // every commit and folder that references reach could be read
};

// Adds missing objects to the report, and names the owners of the damaged ones in it.
[[nodiscard]] Reach walk_commits(ArchiveCheck& check, const CheckedObjects& objects,
                                 const References& references);

}  // namespace palimpsest::store
