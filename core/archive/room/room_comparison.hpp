// Two releases of a document, drawn from the kept diff as reports draw it.
#pragma once

#include "archive/history/differ.hpp"
#include "archive/view/diff_view.hpp"
#include "web/room.hpp"

#include <functional>

namespace palimpsest::archive {

using HiddenOf = std::function<HiddenPlaces(const RevisionFolder& folder)>;

struct ComparisonRequest {
  Document document;
  std::string before;  // folders; both empty for the last two
  std::string after;
  std::size_t first = 0;  // of the changed pairs of pages
};

// Says that nobody has compared them where no diff is kept that still holds: a reader starts no
// comparison. Throws Error(input) when the document has no such two releases.
[[nodiscard]] web::ShownComparison room_comparison(store::Store& store, WorkerPair workers,
                                                   const ComparisonRequest& request,
                                                   const HiddenOf& hidden_of);

}  // namespace palimpsest::archive
