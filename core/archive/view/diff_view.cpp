#include "archive/view/diff_view.hpp"

#include "align/register.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"
#include "model/changed_pages.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

constexpr int kRegisterDpi = 150;  // as the comparison itself
constexpr int kCropDpi = 150;
constexpr Length kCropSide = {3600};       // half an inch of the words beside
constexpr Length kCropAbove = {1400};      // about a line
constexpr Length kPersonalMargin = {200};  // OCR and scans do not end a word at one place

bool is_opened(const Change& change) {
  return change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
}

class DiffViewer {
 public:
  DiffViewer(Diff diff, const ViewedSide& before, const ViewedSide& after,
             const DiffViewOptions& options)
      : before_(before), after_(after), options_(options) {
    view_.before = before.name;
    view_.after = after.name;
    view_.shows_personal = options.personal == PersonalTexts::kShown;
    view_.diff = std::move(diff);
    view_.crops.resize(view_.diff.changes.size());
    view_.text_crops.resize(view_.diff.text_changes.size());
  }

  [[nodiscard]] report::DiffView run() {
    for (const std::size_t index : shown_pairs()) add_pair(view_.diff.pages[index]);
    return std::move(view_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> shown_pairs() const {
    std::vector<std::size_t> pairs;
    if (options_.pages == ShownPages::kChanged) {
      pairs = changed_pairs(view_.diff);
    } else {
      pairs.resize(view_.diff.pages.size());
      std::iota(pairs.begin(), pairs.end(), std::size_t{0});
    }
    pairs.erase(pairs.begin(), pairs.begin() + std::min(options_.first_pair, pairs.size()));
    if (pairs.size() > options_.most_pairs) pairs.resize(options_.most_pairs);
    return pairs;
  }

  void add_pair(const PagePair& pair) {
    report::PairShown shown;
    std::optional<PageMap> to_after;
    if (pair.before && pair.after) to_after = registration(pair);
    if (to_after) shown.to_before = to_after->inverse();
    std::vector<Region> old_covers = covers_before(pair, shown.to_before);
    std::vector<Region> new_covers = covers_after(pair, to_after);
    add_hidden(options_.hidden_before, pair.before, old_covers);
    add_hidden(options_.hidden_after, pair.after, new_covers);
    if (pair.before) {
      shown.before = page_shown(before_, *pair.before, old_covers, options_.hidden_before);
    }
    if (pair.after) {
      shown.after = page_shown(after_, *pair.after, new_covers, options_.hidden_after);
    }
    add_crops(pair, old_covers, new_covers);
    view_.pairs.push_back(std::move(shown));
  }

  [[nodiscard]] std::optional<PageMap> registration(const PagePair& pair) {
    try {
      return align::register_pages(before_.source.render_gray(pair.before->number, kRegisterDpi),
                                   after_.source.render_gray(pair.after->number, kRegisterDpi));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return std::nullopt;
    }
  }

  [[nodiscard]] static const Page* page_of(const ViewedSide& side, int number) {
    const auto found = std::find_if(side.pages.begin(), side.pages.end(),
                                    [&](const Page& page) { return page.number == number; });
    return found == side.pages.end() ? nullptr : &*found;
  }

  [[nodiscard]] static std::vector<Region> numbers_on(const ViewedSide& side,
                                                      const std::optional<PageReference>& page) {
    const Page* found = page ? page_of(side, page->number) : nullptr;
    return found != nullptr ? personal_places(*found) : std::vector<Region>();
  }

  // Words newly withheld for a person's sake can still be read in BEFORE ...
  [[nodiscard]] std::vector<Region> covers_before(const PagePair& pair,
                                                  const std::optional<PageMap>& to_before) const {
    std::vector<Region> covers = numbers_on(before_, pair.before);
    for (const Change& change : view_.diff.changes) {
      if (!is_left_out(change) || is_opened(change) || !change.after || !to_before) continue;
      if (!pair.after || change.after->page != pair.after->number) continue;
      covers.push_back(grown(to_before->map(change.after->region), kPersonalMargin));
    }
    return covers;
  }

  // ... and words that were opened in AFTER.
  [[nodiscard]] std::vector<Region> covers_after(const PagePair& pair,
                                                 const std::optional<PageMap>& to_after) const {
    std::vector<Region> covers = numbers_on(after_, pair.after);
    for (const Change& change : view_.diff.changes) {
      if (!is_left_out(change) || !is_opened(change) || !is_on(change, pair)) continue;
      if (change.place) covers.push_back(grown(change.place->region, kPersonalMargin));
      if (!change.place && to_after)
        covers.push_back(grown(to_after->map(change.before->region), kPersonalMargin));
    }
    return covers;
  }

  [[nodiscard]] bool is_left_out(const Change& change) const {
    return change.personal && options_.personal == PersonalTexts::kLeftOut;
  }

  [[nodiscard]] static std::optional<Picture> drawn(const ViewedSide& side,
                                                    const PictureRequest& request) {
    try {
      return side.pictures.draw_picture(request);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return std::nullopt;
    }
  }

  static void add_hidden(const HiddenPlaces& hidden, const std::optional<PageReference>& page,
                         std::vector<Region>& covers) {
    const auto found = page ? hidden.covers.find(page->number) : hidden.covers.end();
    if (found == hidden.covers.end()) return;
    for (const Region& region : found->second) covers.push_back(grown(region, kPersonalMargin));
  }

  [[nodiscard]] report::PageShown page_shown(const ViewedSide& side, const PageReference& page,
                                             const std::vector<Region>& covers,
                                             const HiddenPlaces& hidden) const {
    report::PageShown shown{page, std::nullopt, {}};
    const Page* found = page_of(side, page.number);
    if (found == nullptr || !is_readable(*found) || hidden.hides(page.number)) {
      return shown;
    }
    PictureRequest request = reading_picture(*found, options_.dpi);
    request.covers = covers;
    shown.picture = drawn(side, request);
    shown.redactions = found->redactions;
    return shown;
  }

  [[nodiscard]] static std::optional<Picture> crop(const ViewedSide& side, int page,
                                                   const Region& region,
                                                   const std::vector<Region>& covers) {
    PictureRequest request{page};
    request.region = Region{region.left - kCropSide, region.top - kCropAbove,
                            region.right + kCropSide, region.bottom + kCropAbove};
    request.dpi = kCropDpi;
    request.covers = covers;
    return drawn(side, request);
  }

  void add_crops(const PagePair& pair, const std::vector<Region>& old_covers,
                 const std::vector<Region>& new_covers) {
    if (!pair.before || !pair.after) return;
    if (options_.hidden_before.hides(pair.before->number) ||
        options_.hidden_after.hides(pair.after->number)) {
      return;
    }
    for (std::size_t i = 0; i < view_.diff.changes.size(); ++i) {
      const Change& change = view_.diff.changes[i];
      if (!is_news(change) || !is_on(change, pair)) continue;
      view_.crops[i] = crops_of(change, old_covers, new_covers);
    }
    for (std::size_t i = 0; i < view_.diff.text_changes.size(); ++i) {
      const TextChange& change = view_.diff.text_changes[i];
      if (!is_on(change, pair)) continue;
      view_.text_crops[i] = {crop(before_, change.before.page, change.before.region, old_covers),
                             crop(after_, change.after.page, change.after.region, new_covers)};
    }
  }

  [[nodiscard]] report::Crops crops_of(const Change& change, const std::vector<Region>& old_covers,
                                       const std::vector<Region>& new_covers) const {
    report::Crops crops;
    if (change.before)
      crops.before = crop(before_, change.before->page, change.before->region, old_covers);
    if (change.place)
      crops.after = crop(after_, change.place->page, change.place->region, new_covers);
    if (!change.place && change.after)
      crops.after = crop(after_, change.after->page, change.after->region, new_covers);
    return crops;
  }

  const ViewedSide& before_;
  const ViewedSide& after_;
  DiffViewOptions options_;
  report::DiffView view_;
};

}  // namespace

std::vector<Region> HiddenPlaces::wide_covers(int page) const {
  std::vector<Region> wide;
  const auto found = covers.find(page);
  if (found == covers.end()) return wide;
  for (const Region& region : found->second) wide.push_back(grown(region, kPersonalMargin));
  return wide;
}

bool HiddenPlaces::hides(int page, const Region& region) const {
  if (hides(page)) return true;
  const std::vector<Region> wide = wide_covers(page);
  return std::any_of(wide.begin(), wide.end(),
                     [&](const Region& cover) { return !intersection(region, cover).is_empty(); });
}

report::DiffView view_of(Diff diff, const ViewedSide& before, const ViewedSide& after,
                         const DiffViewOptions& options) {
  return DiffViewer(std::move(diff), before, after, options).run();
}

}  // namespace palimpsest::archive
