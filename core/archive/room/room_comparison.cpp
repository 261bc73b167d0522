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

constexpr const char* kLeftOut =
    "Some pages or places are left out: another release withholds personal data there.";
constexpr const char* kUnknown =
    "Pictures and text are left out: another release withholds personal data, and cannot be "
    "compared with these.";

using Sides = std::vector<ArchivedSide>;

Sides::const_iterator side_named(const Sides& sides, const std::string& folder) {
  const auto found = std::find_if(sides.begin(), sides.end(), [&](const ArchivedSide& side) {
    return side.folder_text() == folder || side.release().text() == folder;
  });
  if (found != sides.end()) return found;
  throw Error(ErrorKind::kInput, "the document has no release '" + folder + "' to compare");
}

// Looks diffs up, and remembers the first that is wanting and can be made.
class KnownDiffs {
 public:
  KnownDiffs(const store::Snapshot& snapshot, AskedComparisons& asked)
      : snapshot_(snapshot), asked_(asked) {}

  [[nodiscard]] std::optional<Diff> find(const ArchivedSide& before, const ArchivedSide& after) {
    auto diff = find_kept(snapshot_, before, after);
    if (!diff) diff = asked_.find(snapshot_, before, after);
    if (!diff && !wanting_ && !asked_.has_failed(snapshot_, before, after)) {
      wanting_.emplace(before, after);
    }
    return diff;
  }

  [[nodiscard]] bool is_any_wanting() const { return wanting_.has_value(); }

  // Has it made, and returns how many are made before.
  std::size_t ask_for_wanting(const web::Admission& admit) {
    return asked_.ask(snapshot_, wanting_->first, wanting_->second, admit);
  }

 private:
  const store::Snapshot& snapshot_;
  AskedComparisons& asked_;
  std::optional<std::pair<ArchivedSide, ArchivedSide>> wanting_;
};

FoundComparison chosen(const Document& document, const Sides& sides,
                       const ComparisonRequest& request) {
  if (sides.size() < 2) {
    throw Error(ErrorKind::kInput, "the document has only one release with a file");
  }
  auto before = request.before.empty() ? sides.end() - 2 : side_named(sides, request.before);
  auto after = request.after.empty() ? sides.end() - 1 : side_named(sides, request.after);
  if (before == after) {
    throw Error(ErrorKind::kUsage, "a release cannot be compared with itself", "choose two");
  }
  if (before > after) std::swap(before, after);
  FoundComparison found{{}, *before, *after};
  found.shown.document = document.id.text();
  if (const Fact* title = newest_fact(document, "title")) found.shown.title = title->value;
  found.shown.before = found.before.folder_text();
  found.shown.after = found.after.folder_text();
  for (const ArchivedSide& side : sides) found.shown.folders.push_back(side.folder_text());
  found.shown.first = request.first;
  return found;
}

// What a reader sees who comes again by themselves.
FoundComparison being_made(FoundComparison found, std::size_t earlier) {
  found.diff.reset();
  found.shown.lead = "These two releases are being compared. Each page takes about a second.";
  if (earlier > 0) {
    found.shown.lead += " Before them: " + std::to_string(earlier) + " other" +
                        (earlier == 1 ? " comparison." : " comparisons.");
  }
  return found;
}

bool hides_something(const HiddenPlaces& hidden) {
  return !hidden.pages.empty() || !hidden.covers.empty();
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

FoundComparison find_comparison(const store::Store& store, AskedComparisons& asked,
                                const ComparisonRequest& request, const web::Admission& admit) {
  const Catalogue catalogue = catalogue_for_everybody(store);
  const store::Snapshot& snapshot = catalogue.snapshot();
  const Document document = shown_document(catalogue, request.document);
  const Sides sides = sides_by_release(catalogue, document.id);
  FoundComparison found = chosen(document, sides, request);
  found.diff = KnownDiffs(snapshot, asked).find(found.before, found.after);
  if (!found.diff) {
    const std::size_t earlier = asked.ask(snapshot, found.before, found.after, admit);
    return being_made(std::move(found), earlier);
  }
  for (const auto& [side, hidden] : {std::pair(&found.before, &found.hidden_before),
                                     std::pair(&found.after, &found.hidden_after)}) {
    KnownDiffs telling(snapshot, asked);
    const DiffOf find = [&](const ArchivedSide& one, const ArchivedSide& other) {
      return telling.find(one, other);
    };
    *hidden = hidden_places(catalogue, find, sides, *side);
    if (hidden->is_unknown && telling.is_any_wanting()) {
      return being_made(std::move(found), telling.ask_for_wanting(admit));
    }
  }
  *found.diff = with_checked_words(std::move(*found.diff), snapshot, found.before, found.after);
  return found;
}

web::ShownComparison drawn(store::Store& store, WorkerPair workers, FoundComparison found) {
  web::ShownComparison& shown = found.shown;
  shown.is_compared = true;
  DiffViewOptions options;
  options.hidden_before = found.hidden_before;
  options.hidden_after = found.hidden_after;
  options.first_pair = shown.first;
  options.most_pairs = web::kPairsOfPage;
  leave_out_hidden(*found.diff, options.hidden_before, options.hidden_after);
  shown.lead = report::summary_text(*found.diff) + ".";
  shown.is_whole = !found.hidden_before.is_unknown && !found.hidden_after.is_unknown;
  if (hides_something(found.hidden_before) || hides_something(found.hidden_after)) {
    shown.notice = kLeftOut;
  }
  if (!shown.is_whole) shown.notice = kUnknown;
  shown.count = changed_pairs(*found.diff).size();
  draw(store, workers, {found.before.text(), found.after.text(), std::move(*found.diff)}, options,
       shown);
  return std::move(shown);
}

}  // namespace palimpsest::archive
