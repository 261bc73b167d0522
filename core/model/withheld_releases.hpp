// The releases of a document in order, those among them that withhold all of it: what was withheld
// in full and is released later, and what was released and is withdrawn.
//
// Only what surely came before the other can be put in an order: a release without a date proves
// nothing here, and "2021" nothing beside "2021-04-26".
#pragma once

#include "model/diff.hpp"
#include "model/document.hpp"
#include "model/revision.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace palimpsest {

// One release of a document: with files, or one that is said to withhold the whole document.
struct ReleaseStage {
  std::optional<std::size_t> files;    // which of the releases with files
  std::optional<StateClaim> withheld;  // else who says that it is withheld
  std::optional<Verdict> verdict;      // kReleased or kWithdrawn; nothing where it is neither

  friend bool operator==(const ReleaseStage&, const ReleaseStage&) = default;
};

// Returns the stages of a document from the oldest to the newest. `with_files` are its releases of
// which there are files, in order; `states` is all that is claimed, and `held` the releases of
// which there is any file. Of a release on which sources disagree, the source that came last is
// believed.
[[nodiscard]] std::vector<ReleaseStage> release_stages(const std::vector<Release>& with_files,
                                                       const std::vector<StateClaim>& states,
                                                       const std::vector<ReleaseId>& held);

}  // namespace palimpsest
