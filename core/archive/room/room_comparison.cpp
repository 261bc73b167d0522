#include "archive/room/room_comparison.hpp"

#include "archive/edit/checked_words.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/report/hidden_places.hpp"
#include "archive/room/may_be_shown.hpp"
#include "archive/view/archived_view.hpp"
#include "base/error.hpp"
#include "model/changed_pages.hpp"
#include "report/diff_text.hpp"
#include "report/html/diff_parts.hpp"
#include "report/html/pair_section.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kPairsOfPage = 8;  // about a second's drawing each, 200 kB of pictures

const ArchivedSide& side_named(const std::vector<ArchivedSide>& sides, const std::string& folder) {
  const auto found = std::find_if(sides.begin(), sides.end(), [&](const ArchivedSide& side) {
    return side.folder_text() == folder || side.release().text() == folder;
  });
  if (found != sides.end()) return *found;
  throw Error(ErrorKind::kInput, "the document has no release '" + folder + "' to compare");
}

// Parts that are joined are hidden together where any of them is.
HiddenPlaces hidden_on(const Catalogue& catalogue, const ArchivedSide& side,
                       const HiddenOf& hidden_of) {
  HiddenPlaces all;
  int before = 0;
  for (const RevisionFolder& folder : side.folders) {
    const HiddenPlaces part = hidden_of(folder);
    all.is_unknown = all.is_unknown || part.is_unknown;
    for (const int page : part.pages) all.pages.insert(before + page);
    for (const auto& [page, covers] : part.covers) all.covers[before + page] = covers;
    before += catalogue.revision(side.document, folder).value().observed.page_count;
  }
  return all;
}

void draw(store::Store& store, WorkerPair workers, const NamedDiff& found,
          const DiffViewOptions& options, web::ShownComparison& shown) {
  const Actor nobody;
  const Differ differ(store, workers, nobody, everybody_today());
  report::DiffView view;
  show_revisions(differ, found,
                 [&](const NamedDiff& named, const ViewedSide& earlier, const ViewedSide& later) {
                   view = view_of(named.diff, earlier, later, options);
                 });
  shown.legend = report::html::diff_legend(view.diff);
  shown.tools = report::html::diff_tools();
  shown.jumps = report::html::jump_items(view);
  shown.shown = view.pairs.size();
  for (std::size_t i = 0; i < view.pairs.size(); ++i) {
    shown.pairs += report::html::pair_section(view, i);
  }
}

}  // namespace

web::ShownComparison room_comparison(store::Store& store, WorkerPair workers,
                                     const ComparisonRequest& request, const HiddenOf& hidden_of) {
  const Catalogue catalogue = catalogue_for_everybody(store);
  const std::vector<ArchivedSide> sides = sides_by_release(catalogue, request.document.id);
  if (sides.size() < 2) {
    throw Error(ErrorKind::kInput, "the document has only one release with a file");
  }
  const ArchivedSide& before =
      request.before.empty() ? sides[sides.size() - 2] : side_named(sides, request.before);
  const ArchivedSide& after =
      request.after.empty() ? sides.back() : side_named(sides, request.after);
  web::ShownComparison shown;
  shown.document = request.document.id.text();
  if (const Fact* title = newest_fact(request.document, "title")) shown.title = title->value;
  shown.before = before.folder_text();
  shown.after = after.folder_text();
  for (const ArchivedSide& side : sides) shown.folders.push_back(side.folder_text());
  auto diff = find_kept(catalogue.snapshot(), before, after);
  if (!diff) {
    shown.lead = "Nobody has compared these two releases yet.";
    shown.notice = "Whoever runs this reading room does it by: palimpsest diff " + before.text() +
                   " " + after.text();
    return shown;
  }
  shown.is_compared = true;
  *diff = with_checked_words(std::move(*diff), catalogue.snapshot(), before, after);
  DiffViewOptions options;
  options.hidden_before = hidden_on(catalogue, before, hidden_of);
  options.hidden_after = hidden_on(catalogue, after, hidden_of);
  options.first_pair = request.first;
  options.most_pairs = kPairsOfPage;
  leave_out_hidden(*diff, options.hidden_before, options.hidden_after);
  shown.lead = report::summary_text(*diff) + ".";
  shown.first = request.first;
  shown.count = changed_pairs(*diff).size();
  draw(store, workers, {before.text(), after.text(), std::move(*diff)}, options, shown);
  return shown;
}

}  // namespace palimpsest::archive
