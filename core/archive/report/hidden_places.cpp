#include "archive/report/hidden_places.hpp"

#include "archive/report/pages_by_steps.hpp"

#include <algorithm>
#include <set>

namespace palimpsest::archive {
namespace {

bool is_opened(const Change& change) {
  return change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
}

std::set<int> pages_with_privacy_codes(const std::vector<Page>& pages) {
  std::set<int> found;
  for (const Page& page : pages) {
    const bool has_code =
        std::any_of(page.redactions.begin(), page.redactions.end(),
                    [](const Redaction& each) { return has_privacy_code(each.codes); });
    if (has_code) found.insert(page.number);
  }
  return found;
}

// What is withheld for a person's sake on a page without a partner may stand open on any page of
// the other side that has none either.
void hide_unpaired(const Diff& diff, Side withheld_on, HiddenPlaces& hidden) {
  const bool is_withheld =
      std::any_of(diff.unpaired.begin(), diff.unpaired.end(), [&](const UnpairedRedaction& each) {
        return each.side == withheld_on && has_privacy_code(each.redaction.codes);
      });
  if (!is_withheld) return;
  for (const PagePair& pair : diff.pages) {
    if (pair.before && pair.after) continue;
    const auto& shown = withheld_on == Side::kBefore ? pair.after : pair.before;
    if (shown) hidden.pages.insert(shown->number);
  }
}

// `diff` leads from an earlier release to the one that is shown.
void hide_opened(const Diff& diff, HiddenPlaces& hidden) {
  hide_unpaired(diff, Side::kBefore, hidden);
  for (const Change& change : diff.changes) {
    if (!change.personal || !is_opened(change)) continue;
    if (change.place) {
      hidden.covers[change.place->page].push_back(change.place->region);
      continue;
    }
    // Where it lies is not known: the whole page then.
    for (const PagePair& pair : diff.pages) {
      const bool is_here =
          change.before && pair.before && pair.after && pair.before->number == change.before->page;
      if (is_here) hidden.pages.insert(pair.after->number);
    }
  }
}

// `diff` leads from the release that is shown to a later one.
void hide_closed(const Diff& diff, HiddenPlaces& hidden) {
  hide_unpaired(diff, Side::kAfter, hidden);
  for (const Change& change : diff.changes) {
    if (is_opened(change) || change.status == ChangeStatus::kKept || !change.after) continue;
    if (!change.personal && !has_privacy_code(change.after->codes)) continue;
    for (const PagePair& pair : diff.pages) {
      const bool is_here = pair.before && pair.after && pair.after->number == change.after->page;
      if (is_here) hidden.pages.insert(pair.before->number);
    }
  }
}

// Returns the diffs of neighbours from one side to another, or nothing when one has no answer.
std::optional<std::vector<Diff>> steps_between(const DiffOf& diff_of,
                                               const std::vector<ArchivedSide>& sides,
                                               std::size_t first, std::size_t last) {
  std::vector<Diff> steps;
  for (std::size_t i = first; i < last; ++i) {
    auto diff = diff_of(sides[i], sides[i + 1]);
    if (!diff) return std::nullopt;
    steps.push_back(std::move(*diff));
  }
  return steps;
}

// Hides pages of `shown` by the steps to it from the side number `other`, or back to it.
bool hide_by_steps(const DiffOf& diff_of, const std::vector<ArchivedSide>& sides,
                   const ArchivedSide& shown, std::size_t other, const std::set<int>& withheld,
                   HiddenPlaces& hidden) {
  const auto found = std::find_if(sides.begin(), sides.end(), [&](const ArchivedSide& each) {
    return each.folders == shown.folders;
  });
  if (found == sides.end()) return false;
  const auto here = static_cast<std::size_t>(found - sides.begin());
  const auto steps = steps_between(diff_of, sides, std::min(here, other), std::max(here, other));
  if (!steps) return false;
  hidden.pages.merge(other < here ? pages_opened_since(withheld, *steps)
                                  : pages_closed_until(withheld, *steps));
  return true;
}

}  // namespace

HiddenPlaces hidden_places(const Catalogue& catalogue, const DiffOf& diff_of,
                           const std::vector<ArchivedSide>& sides, const ArchivedSide& shown) {
  HiddenPlaces hidden;
  bool is_later = false;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const ArchivedSide& side = sides[i];
    if (side.release() == shown.release()) {
      is_later = true;
      continue;
    }
    const std::set<int> withheld = pages_with_privacy_codes(pages_of(catalogue, side));
    if (withheld.empty()) continue;
    const auto diff = is_later ? diff_of(shown, side) : diff_of(side, shown);
    if (!diff) {
      if (!hide_by_steps(diff_of, sides, shown, i, withheld, hidden)) hidden.is_unknown = true;
    } else if (is_later) {
      hide_closed(*diff, hidden);
    } else {
      hide_opened(*diff, hidden);
    }
  }
  return hidden;
}

void leave_out_hidden(Diff& diff, const HiddenPlaces& before, const HiddenPlaces& after) {
  const auto hides = [](const HiddenPlaces& hidden, const auto& place) {
    return place && hidden.hides(place->page, place->region);
  };
  const auto has_covers = [](const HiddenPlaces& hidden, const auto& place) {
    return place && hidden.covers.contains(place->page);
  };
  for (Change& change : diff.changes) {
    const bool is_hidden =
        hides(before, change.before) || hides(after, change.after) || hides(after, change.place);
    if (is_hidden) change.personal = true;
    const bool is_beside = has_covers(before, change.before) || has_covers(after, change.after) ||
                           has_covers(after, change.place);
    if (is_hidden || is_beside) change.words_left = change.words_right = "";
  }
  std::erase_if(diff.text_changes, [&](const TextChange& change) {
    return before.hides(change.before.page, change.before.region) ||
           before.hides(change.before.page, change.crop_before) ||
           after.hides(change.after.page, change.after.region) ||
           after.hides(change.after.page, change.crop_after);
  });
  for (TextChange& change : diff.text_changes) {
    if (before.covers.contains(change.before.page) || after.covers.contains(change.after.page)) {
      change.words_left = change.words_right = "";
    }
  }
  std::erase_if(diff.metadata_changes, [&](const MetadataChange& change) {
    return hides(before, change.before) || hides(after, change.after);
  });
}

}  // namespace palimpsest::archive
