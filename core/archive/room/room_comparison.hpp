// Two releases of a document that a reader chose, drawn as reports draw them.
#pragma once

#include "archive/history/differ.hpp"
#include "archive/report/hidden_places.hpp"
#include "archive/room/asked_comparisons.hpp"
#include "archive/view/diff_view.hpp"
#include "web/room.hpp"

namespace palimpsest::archive {

struct ComparisonRequest {
  std::string document;  // any of its names
  std::string before;    // folders; both empty for the last two
  std::string after;
  std::size_t first = 0;  // of the changed pairs of pages
};

// All that is to be drawn; or what a reader is told while `diff` is wanting.
struct FoundComparison {
  web::ShownComparison shown;  // nothing drawn in it
  ArchivedSide before;
  ArchivedSide after;
  std::optional<Diff> diff = {};
  HiddenPlaces hidden_before = {};
  HiddenPlaces hidden_after = {};
};

// Finds the diff, and those by which it is known what must not be shown of it, among the kept ones
// and among the answers of `asked`; has made what is neither. Where one of those that tell cannot
// be made, no page is shown that it may hide. Throws Error(input) when the document has no such two
// releases, and what AskedComparisons::ask throws.
[[nodiscard]] FoundComparison find_comparison(const store::Store& store, AskedComparisons& asked,
                                              const ComparisonRequest& request,
                                              const web::Admission& admit);

// Draws what was found, which has a diff.
[[nodiscard]] web::ShownComparison drawn(store::Store& store, WorkerPair workers,
                                         FoundComparison found);

}  // namespace palimpsest::archive
