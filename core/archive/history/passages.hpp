// Follows withheld passages through the releases of a document, by the diffs of its releases.
//
// A pure stage. A passage is what redactions of several releases have in common: two of them belong
// together when a diff says that the one became the other. A redaction that split stays one
// passage, and two that grew together become one.
#pragma once

#include "base/id.hpp"
#include "model/history.hpp"
#include "model/page.hpp"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace palimpsest::archive {

// One file of a release: where its pages begin among those of the release.
struct ReleasePart {
  RevisionFolder folder;
  int first_page = 1;
  std::size_t import_rank = 0;  // smaller was imported earlier
};

struct ReleasePages {
  std::vector<ReleasePart> parts;
  std::vector<Page> pages;
};

// Diffs by the places of their sides: {0, 1} is from the oldest release to the next.
using DiffsOfReleases = std::map<std::pair<std::size_t, std::size_t>, Diff>;

struct FollowedPassages {
  std::vector<Passage> passages;
  std::vector<ClosedAgain> closed_again;
};

// `diffs` holds at least those of neighbours. More of them join what a release without the page
// would part, and find text that only an older release showed.
[[nodiscard]] FollowedPassages follow_passages(const std::vector<ReleasePages>& releases,
                                               const DiffsOfReleases& diffs);

// Whether the change withholds what had been shown.
[[nodiscard]] bool is_closing(const Change& change);

}  // namespace palimpsest::archive
