#include "diff/match.hpp"

#include "diff/ink/cut_words.hpp"
#include "diff/ink/line_gaps.hpp"
#include "diff/linked_places.hpp"
#include "diff/reasons.hpp"
#include "diff/region_parts.hpp"

#include <algorithm>
#include <cstddef>

namespace palimpsest::diff {
namespace {

constexpr double kMostOfGap = 0.6;  // of a gap, that lies in the place it is left of

std::vector<KnownPlace> places_of(const ComparedPage& hiding, const ComparedPage& showing,
                                  const PageMap& to_hiding, const MatchOptions& options) {
  const PageInk own(showing.gray);
  const PageInk partner(hiding.gray);
  const InkText text = cut_at_borders(showing.text, hiding.page.redactions, to_hiding);
  const Sights sights =
      compare_words(text, own, partner, to_hiding, hiding.page.redactions, options.shown);
  return known_places(hiding.page.redactions, shown_runs(text, sights, options.runs),
                      to_hiding.inverse(), options.places);
}

LinkOptions link_options(const RegisteredPages& pages, const MatchOptions& options) {
  return {options.min_shared, points(options.runs.near_gap * pages.after.text.character_width)};
}

// One page pair under comparison. Regions named `placed` are in the coordinates of AFTER.
class PageMatcher {
 public:
  PageMatcher(const RegisteredPages& pages, const MatchOptions& options)
      : pages_(pages),
        options_(options),
        back_(pages.map.inverse()),
        links_(link_places(places_of(pages.before, pages.after, back_, options),
                           places_of(pages.after, pages.before, pages.map, options), pages.map,
                           link_options(pages, options))) {}

  [[nodiscard]] std::vector<MatchedChange> matches() const {
    std::vector<MatchedChange> all;
    for (std::size_t i = 0; i < links_.earlier.size(); ++i) {
      all.push_back(links_.partners[i].empty() ? seen_before_only(i) : seen_on_both(i));
    }
    for (std::size_t j = 0; j < links_.later.size(); ++j) {
      if (!links_.has_partner[j]) all.push_back(seen_after_only(j));
    }
    return all;
  }

 private:
  [[nodiscard]] static std::vector<Code> codes_of(const KnownPlace& place) {
    return place.redaction != nullptr ? place.redaction->codes : std::vector<Code>();
  }

  [[nodiscard]] double confidence_of(const KnownPlace& place) const {
    return place.redaction != nullptr ? place.redaction->confidence : options_.inferred_confidence;
  }

  [[nodiscard]] RedactionSide before_side(std::size_t i) const {
    return {pages_.before.page.number, links_.earlier[i].region, {}, codes_of(links_.earlier[i])};
  }

  [[nodiscard]] RedactionSide after_side(std::size_t i) const {
    RedactionSide side;
    side.page = pages_.after.page.number;
    for (const std::size_t j : links_.partners[i]) {
      side.parts.push_back(links_.later[j].region);
      const std::vector<Code> codes = codes_of(links_.later[j]);
      side.codes.insert(side.codes.end(), codes.begin(), codes.end());
    }
    side.region = around(side.parts);
    if (side.parts.size() == 1) side.parts.clear();
    return side;
  }

  [[nodiscard]] MatchedChange start(std::size_t i) const {
    MatchedChange matched;
    matched.change.before = before_side(i);
    matched.change.place = Place{pages_.after.page.number, links_.placed[i]};
    matched.change.confidence = confidence_of(links_.earlier[i]);
    return matched;
  }

  [[nodiscard]] std::vector<Region> wide_pieces(std::vector<Region> pieces) const {
    std::erase_if(pieces, [&](const Region& piece) { return piece.width() < options_.min_width; });
    return pieces;
  }

  void read_on(MatchedChange& matched, Side side, std::vector<Region> pieces) const {
    matched.read_side = side;
    matched.read_page = side == Side::kAfter ? pages_.after.page.number : pages_.before.page.number;
    matched.to_read = std::move(pieces);
    std::sort(matched.to_read.begin(), matched.to_read.end(), [](const Region& a, const Region& b) {
      const bool same_line = a.center().y < b.bottom && b.center().y < a.bottom;
      return same_line ? a.left < b.left : a.top < b.top;
    });
  }

  // Whether ink that forms no line of text, a drawing or a headline, stands there on one page and
  // is not on the other.
  [[nodiscard]] bool shows_other_ink(const KnownPlace& place, const Region& placed,
                                     Side side) const {
    if (place.redaction == nullptr || place.redaction->kind == RedactionKind::kBlank) return false;
    const Region own = back_.map(placed);
    const PlaceState state = side == Side::kAfter
                                 ? state_of(pages_.after.gray, placed, options_.ink)
                                 : state_of(pages_.before.gray, own, options_.ink);
    return state == PlaceState::kWritten &&
           likeness(pages_.before.gray, pages_.after.gray, pages_.map, own) < options_.ink.alike;
  }

  [[nodiscard]] MatchedChange seen_before_only(std::size_t i) const {
    MatchedChange matched = start(i);
    std::vector<Region> opened = wide_pieces(links_.earlier[i].shown);
    if (opened.empty() && shows_other_ink(links_.earlier[i], links_.placed[i], Side::kAfter)) {
      opened = {links_.placed[i]};
    }
    if (opened.empty()) {
      matched.change.status = ChangeStatus::kKept;
      matched.change.after = RedactionSide{pages_.after.page.number, links_.placed[i], {}, {}};
      matched.change.confidence *= options_.doubtful_confidence;
      return matched;
    }
    matched.change.status = ChangeStatus::kLifted;
    RedactionSide& before = *matched.change.before;
    const std::vector<Region> rest =
        rest_of(links_.earlier[i], links_.placed[i], opened, pages_.after.text);
    if (is_blank(links_.earlier[i])) before.region = back_.map(fitted(opened, rest));
    if (!rest.empty()) {
      matched.change.status = ChangeStatus::kShrunk;
      matched.change.after = RedactionSide{pages_.after.page.number, around(rest), {}, {}};
      if (rest.size() > 1) matched.change.after->parts = rest;
      before.region = bounding_region(before.region, back_.map(around(rest)));
    }
    matched.change.place->region = pages_.map.map(before.region);
    read_on(matched, Side::kAfter, std::move(opened));
    return matched;
  }

  [[nodiscard]] static bool is_blank(const KnownPlace& place) {
    return place.redaction != nullptr && place.redaction->kind == RedactionKind::kBlank;
  }

  // Where a white-out ended is only guessed; the words that stand there on the other page say it.
  [[nodiscard]] Region fitted(const std::vector<Region>& shown,
                              const std::vector<Region>& rest) const {
    Region region = around(shown);
    if (!rest.empty()) region = bounding_region(region, around(rest));
    return grown(region, options_.places.padding);
  }

  // What is still withheld beside words that were opened, or was before beside closed ones, though
  // no detector saw it: a gap in their line, on the page that shows them. `whole` is the place
  // there.
  [[nodiscard]] static std::vector<Region> rest_of(const KnownPlace& place, const Region& whole,
                                                   const std::vector<Region>& pieces,
                                                   const InkText& text) {
    std::vector<Region> rest;
    for (const Region& piece : pieces) {
      for (const Region& gap : gaps_beside(text, piece)) {
        const bool is_known = place.redaction != nullptr && covered_share(gap, whole) >= kMostOfGap;
        if (is_known || is_crossed(text, gap)) rest.push_back(gap);
      }
    }
    return rest;
  }

  [[nodiscard]] MatchedChange seen_after_only(std::size_t j) const {
    const KnownPlace& place = links_.later[j];
    MatchedChange matched;
    matched.change.after =
        RedactionSide{pages_.after.page.number, place.region, {}, codes_of(place)};
    matched.change.place = Place{pages_.after.page.number, place.region};
    matched.change.confidence = confidence_of(place);
    std::vector<Region> closed = wide_pieces(place.shown);
    if (closed.empty() && shows_other_ink(place, place.region, Side::kBefore)) {
      closed = {back_.map(place.region)};
    }
    if (closed.empty()) {
      matched.change.status = ChangeStatus::kKept;
      matched.change.before =
          RedactionSide{pages_.before.page.number, back_.map(place.region), {}, {}};
      matched.change.confidence *= options_.doubtful_confidence;
      return matched;
    }
    matched.change.status = ChangeStatus::kAdded;
    Region& region = matched.change.after->region;
    const std::vector<Region> rest =
        rest_of(place, back_.map(place.region), closed, pages_.before.text);
    if (is_blank(place)) region = pages_.map.map(fitted(closed, rest));
    if (!rest.empty()) {
      matched.change.status = ChangeStatus::kGrown;
      matched.change.before = RedactionSide{pages_.before.page.number, around(rest), {}, {}};
      region = bounding_region(region, pages_.map.map(around(rest)));
    }
    matched.change.place->region = region;
    read_on(matched, Side::kBefore, std::move(closed));
    return matched;
  }

  [[nodiscard]] MatchedChange seen_on_both(std::size_t i) const {
    MatchedChange matched = start(i);
    matched.change.after = after_side(i);
    std::vector<Region> opened = wide_pieces(links_.earlier[i].shown);
    std::vector<Region> closed = closed_around(i);
    matched.change.status = ChangeStatus::kKept;
    if (!opened.empty() && total_area(opened) >= total_area(closed)) {
      matched.change.status = ChangeStatus::kShrunk;
      read_on(matched, Side::kAfter, std::move(opened));
    } else if (!closed.empty()) {
      matched.change.status = ChangeStatus::kGrown;
      read_on(matched, Side::kBefore, std::move(closed));
    } else {
      matched.change.code_changed =
          are_other_reasons(matched.change.before->codes, matched.change.after->codes);
    }
    return matched;
  }

  // What the partners of a redaction cover that BEFORE showed. A partner that it shares with others
  // counts for the one that it overlaps most.
  [[nodiscard]] std::vector<Region> closed_around(std::size_t i) const {
    std::vector<Region> closed;
    for (const std::size_t j : links_.partners[i]) {
      if (links_.main_owner(j) != i) continue;
      const std::vector<Region> pieces = wide_pieces(links_.later[j].shown);
      closed.insert(closed.end(), pieces.begin(), pieces.end());
    }
    return closed;
  }

  const RegisteredPages& pages_;
  const MatchOptions& options_;
  PageMap back_;
  LinkedPlaces links_;
};

}  // namespace

std::vector<MatchedChange> match(const RegisteredPages& pages, const MatchOptions& options) {
  return PageMatcher(pages, options).matches();
}

}  // namespace palimpsest::diff
