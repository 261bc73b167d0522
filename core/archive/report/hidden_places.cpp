#include "archive/report/hidden_places.hpp"

#include "archive/tree/catalogue.hpp"

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

// `diff` leads from an earlier release to the one that is shown.
void hide_opened(const Diff& diff, HiddenPlaces& hidden) {
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
  for (const Change& change : diff.changes) {
    if (is_opened(change) || change.status == ChangeStatus::kKept || !change.after) continue;
    if (!change.personal && !has_privacy_code(change.after->codes)) continue;
    for (const PagePair& pair : diff.pages) {
      const bool is_here = pair.before && pair.after && pair.after->number == change.after->page;
      if (is_here) hidden.pages.insert(pair.before->number);
    }
  }
}

bool is_on_hidden(const HiddenPlaces& hidden, int page) { return hidden.pages.contains(page); }

}  // namespace

HiddenPlaces hidden_places(Differ& differ, const std::vector<ArchivedSide>& sides,
                           const ArchivedSide& shown) {
  const Catalogue catalogue(differ.store(), differ.audience());
  HiddenPlaces hidden;
  bool is_later = false;
  for (const ArchivedSide& side : sides) {
    if (side.release() == shown.release()) {
      is_later = true;
      continue;
    }
    if (!has_privacy_codes(pages_of(catalogue, side))) continue;
    if (is_later)
      hide_closed(differ.between(shown, side), hidden);
    else
      hide_opened(differ.between(side, shown), hidden);
  }
  return hidden;
}

void leave_out_hidden(Diff& diff, const HiddenPlaces& before, const HiddenPlaces& after) {
  for (Change& change : diff.changes) {
    const bool is_hidden = (change.before && is_on_hidden(before, change.before->page)) ||
                           (change.after && is_on_hidden(after, change.after->page)) ||
                           (change.place && is_on_hidden(after, change.place->page));
    if (is_hidden) change.personal = true;
  }
  std::erase_if(diff.text_changes, [&](const TextChange& change) {
    return is_on_hidden(before, change.before.page) || is_on_hidden(after, change.after.page);
  });
}

}  // namespace palimpsest::archive
