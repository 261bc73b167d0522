#include "archive/report/hidden_places.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

bool is_opened(const Change& change) {
  return change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
}

bool has_privacy_codes(const std::vector<Page>& pages) {
  return std::any_of(pages.begin(), pages.end(), [](const Page& page) {
    return std::any_of(page.redactions.begin(), page.redactions.end(),
                       [](const Redaction& each) { return has_privacy_code(each.codes); });
  });
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

}  // namespace

HiddenPlaces hidden_places(const Catalogue& catalogue, const DiffOf& diff_of,
                           const std::vector<ArchivedSide>& sides, const ArchivedSide& shown) {
  HiddenPlaces hidden;
  bool is_later = false;
  for (const ArchivedSide& side : sides) {
    if (side.release() == shown.release()) {
      is_later = true;
      continue;
    }
    if (!has_privacy_codes(pages_of(catalogue, side))) continue;
    const auto diff = is_later ? diff_of(shown, side) : diff_of(side, shown);
    if (!diff)
      hidden.is_unknown = true;
    else if (is_later)
      hide_closed(*diff, hidden);
    else
      hide_opened(*diff, hidden);
  }
  return hidden;
}

void leave_out_hidden(Diff& diff, const HiddenPlaces& before, const HiddenPlaces& after) {
  for (Change& change : diff.changes) {
    const bool is_hidden = (change.before && before.hides(change.before->page)) ||
                           (change.after && after.hides(change.after->page)) ||
                           (change.place && after.hides(change.place->page));
    if (is_hidden) change.personal = true;
  }
  std::erase_if(diff.text_changes, [&](const TextChange& change) {
    return before.hides(change.before.page) || after.hides(change.after.page);
  });
}

}  // namespace palimpsest::archive
