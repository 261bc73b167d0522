#include "diff/match.hpp"

#include "diff/region_parts.hpp"

#include <algorithm>

namespace palimpsest::diff {
namespace {

// One page pair under comparison. Regions named `placed` are in the coordinates of AFTER.
class PageMatcher {
 public:
  PageMatcher(const RegisteredPages& pages, const MatchOptions& options)
      : pages_(pages), options_(options), back_(pages.map.inverse()) {
    for (const Redaction& redaction : pages.before.redactions) {
      placed_.push_back(pages.map.map(redaction.region));
    }
    link();
  }

  [[nodiscard]] std::vector<MatchedChange> matches() const {
    std::vector<MatchedChange> all;
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      all.push_back(partners_[i].empty() ? seen_before_only(i) : seen_on_both(i));
    }
    for (std::size_t j = 0; j < pages_.after.redactions.size(); ++j) {
      if (!has_partner_[j]) all.push_back(seen_after_only(j));
    }
    return all;
  }

 private:
  void link() {
    has_partner_.assign(pages_.after.redactions.size(), false);
    for (const Region& placed : placed_) {
      std::vector<std::size_t>& partners = partners_.emplace_back();
      for (std::size_t j = 0; j < pages_.after.redactions.size(); ++j) {
        if (!are_same_place(placed, pages_.after.redactions[j].region)) continue;
        partners.push_back(j);
        has_partner_[j] = true;
      }
    }
  }

  [[nodiscard]] bool are_same_place(const Region& a, const Region& b) const {
    const double smaller = std::min(area(a), area(b));
    return smaller > 0 && area(intersection(a, b)) / smaller >= options_.min_shared;
  }

  [[nodiscard]] RedactionSide before_side(std::size_t i) const {
    const Redaction& redaction = pages_.before.redactions[i];
    return {pages_.before.number, redaction.region, {}, redaction.codes};
  }

  [[nodiscard]] RedactionSide after_side(std::size_t i) const {
    RedactionSide side;
    side.page = pages_.after.number;
    for (const std::size_t j : partners_[i]) {
      const Redaction& redaction = pages_.after.redactions[j];
      side.parts.push_back(redaction.region);
      side.codes.insert(side.codes.end(), redaction.codes.begin(), redaction.codes.end());
    }
    side.region = around(side.parts);
    if (side.parts.size() == 1) side.parts.clear();
    return side;
  }

  [[nodiscard]] MatchedChange start(std::size_t i) const {
    MatchedChange matched;
    matched.change.before = before_side(i);
    matched.change.place = Place{pages_.after.number, placed_[i]};
    matched.change.confidence = pages_.before.redactions[i].confidence;
    return matched;
  }

  // Whether AFTER shows at `placed` what BEFORE shows there.
  [[nodiscard]] bool looks_alike(const Region& placed) const {
    return likeness(pages_.before_gray, pages_.after_gray, pages_.map, back_.map(placed)) >=
           options_.ink.alike;
  }

  // The pieces of `whole` outside `others` that are written on `gray` and show something else on
  // the other side. `to_side` maps from AFTER to the side of `gray`.
  [[nodiscard]] std::vector<Region> written_outside(const Region& whole,
                                                    const std::vector<Region>& others,
                                                    Side side) const {
    std::vector<Region> widened;
    for (const Region& other : others) widened.push_back(grown(other, options_.tolerance));
    std::vector<Region> pieces = remainder(whole, widened, options_.min_width, options_.min_height);
    std::erase_if(pieces, [&](const Region& piece) {
      return !is_written(piece, side) || looks_alike(piece);
    });
    return pieces;
  }

  [[nodiscard]] bool is_written(const Region& placed, Side side) const {
    const PlaceState state = side == Side::kAfter
                                 ? state_of(pages_.after_gray, placed, options_.ink)
                                 : state_of(pages_.before_gray, back_.map(placed), options_.ink);
    return state == PlaceState::kWritten;
  }

  void read_on(MatchedChange& matched, Side side, const std::vector<Region>& placed) const {
    matched.read_side = side;
    matched.read_page = side == Side::kAfter ? pages_.after.number : pages_.before.number;
    for (const Region& region : placed) {
      matched.to_read.push_back(side == Side::kAfter ? region : back_.map(region));
    }
    std::sort(matched.to_read.begin(), matched.to_read.end(), [](const Region& a, const Region& b) {
      const bool same_line = a.center().y < b.bottom && b.center().y < a.bottom;
      return same_line ? a.left < b.left : a.top < b.top;
    });
  }

  [[nodiscard]] MatchedChange seen_before_only(std::size_t i) const {
    MatchedChange matched = start(i);
    const Region& placed = placed_[i];
    const PlaceState state = state_of(pages_.after_gray, placed, options_.ink);
    const bool is_opened = state == PlaceState::kWritten && !looks_alike(placed);
    if (is_opened) {
      matched.change.status = ChangeStatus::kLifted;
      read_on(matched, Side::kAfter, {placed});
    } else {
      matched.change.status = ChangeStatus::kKept;
      matched.change.after = RedactionSide{pages_.after.number, placed, {}, {}};
      matched.change.confidence *= options_.doubtful_confidence;
    }
    return matched;
  }

  [[nodiscard]] MatchedChange seen_after_only(std::size_t j) const {
    const Redaction& redaction = pages_.after.redactions[j];
    MatchedChange matched;
    matched.change.after =
        RedactionSide{pages_.after.number, redaction.region, {}, redaction.codes};
    matched.change.place = Place{pages_.after.number, redaction.region};
    matched.change.confidence = redaction.confidence;
    if (is_written(redaction.region, Side::kBefore) && !looks_alike(redaction.region)) {
      matched.change.status = ChangeStatus::kAdded;
      read_on(matched, Side::kBefore, {redaction.region});
    } else {
      matched.change.status = ChangeStatus::kKept;
      matched.change.before =
          RedactionSide{pages_.before.number, back_.map(redaction.region), {}, {}};
      matched.change.confidence *= options_.doubtful_confidence;
    }
    return matched;
  }

  [[nodiscard]] MatchedChange seen_on_both(std::size_t i) const {
    MatchedChange matched = start(i);
    matched.change.after = after_side(i);
    std::vector<Region> now;
    for (const std::size_t j : partners_[i]) now.push_back(pages_.after.redactions[j].region);
    const std::vector<Region> opened = written_outside(placed_[i], now, Side::kAfter);
    const std::vector<Region> closed = closed_around(i);
    matched.change.status = ChangeStatus::kKept;
    if (!opened.empty() && total_area(opened) >= total_area(closed)) {
      matched.change.status = ChangeStatus::kShrunk;
      read_on(matched, Side::kAfter, opened);
    } else if (!closed.empty()) {
      matched.change.status = ChangeStatus::kGrown;
      read_on(matched, Side::kBefore, closed);
    }
    return matched;
  }

  // What the partners of a redaction cover beyond all redactions of BEFORE. A partner that it
  // shares with others counts for the one that it overlaps most.
  [[nodiscard]] std::vector<Region> closed_around(std::size_t i) const {
    std::vector<Region> closed;
    for (const std::size_t j : partners_[i]) {
      if (main_owner(j) != i) continue;
      const Region& region = pages_.after.redactions[j].region;
      const std::vector<Region> pieces = written_outside(region, placed_, Side::kBefore);
      closed.insert(closed.end(), pieces.begin(), pieces.end());
    }
    return closed;
  }

  [[nodiscard]] std::size_t main_owner(std::size_t j) const {
    const Region& region = pages_.after.redactions[j].region;
    const auto best =
        std::max_element(placed_.begin(), placed_.end(), [&](const Region& a, const Region& b) {
          return area(intersection(a, region)) < area(intersection(b, region));
        });
    return static_cast<std::size_t>(best - placed_.begin());
  }

  const RegisteredPages& pages_;
  const MatchOptions& options_;
  PageMap back_;
  std::vector<Region> placed_;                      // redactions of BEFORE
  std::vector<std::vector<std::size_t>> partners_;  // of each, in AFTER
  std::vector<bool> has_partner_;                   // of each in AFTER
};

}  // namespace

std::vector<MatchedChange> match(const RegisteredPages& pages, const MatchOptions& options) {
  return PageMatcher(pages, options).matches();
}

}  // namespace palimpsest::diff
