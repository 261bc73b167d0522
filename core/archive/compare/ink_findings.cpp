#include "archive/compare/ink_findings.hpp"

#include "diff/ink/new_ink.hpp"

#include <string>

namespace palimpsest::archive {
namespace {

// Estimated. Together they leave no finding on 42 unchanged page pairs of made scans, and one, a
// part of a stamp, on a real record; how much handwriting they find was not measured.
constexpr int kReadable = 60;          // of 100: less is what recognition makes of handwriting
constexpr double kStandsThere = 0.4;   // correlation of a word that the partner shows, too
constexpr Length kBorder = {400};      // around a redaction: its frame, and how far it was off
constexpr Length kMarkReach = {1400};  // around a stamp, of which words may not have been read

// Everything of a page that is no news, on that page.
std::vector<Region> places_of(const diff::ComparedPage& side) {
  std::vector<Region> places;
  for (const Redaction& redaction : side.page.redactions) {
    places.push_back(grown(redaction.region, kBorder));
  }
  for (const Line& line : side.page.lines) {
    for (const Word& word : line) {
      if (word.confidence >= kReadable) places.push_back(word.region);
    }
  }
  return places;
}

class Known {
 public:
  explicit Known(const PageMap& map) : back_(map.inverse()) {}

  void add(Side side, const std::vector<Region>& own) {
    for (const Region& region : own) {
      places_.push_back(side == Side::kBefore ? region : back_.map(region));
    }
  }

  void add(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      if (change.before) add(Side::kBefore, {grown(change.before->region, kBorder)});
      if (change.after) add(Side::kAfter, {grown(change.after->region, kBorder)});
      if (change.place) add(Side::kAfter, {grown(change.place->region, kBorder)});
    }
  }

  void add(const std::vector<TextChange>& changes) {
    for (const TextChange& change : changes) {
      add(Side::kBefore, {change.crop_before});
      add(Side::kAfter, {change.crop_after});
    }
  }

  // Words that the partner shows at their place, be it with some strokes less.
  void add_alike(Side side, const diff::InkText& text, const diff::InkMatch& ink) {
    for (const diff::InkLine& line : text.lines) {
      for (const Region& word : line) {
        const Region placed = side == Side::kBefore ? word : back_.map(word);
        const diff::InkLikeness found = ink.compare(placed, placed, points(text.character_width));
        if (found.whole >= kStandsThere) places_.push_back(placed);
      }
    }
  }

  [[nodiscard]] const std::vector<Region>& places() const { return places_; }

 private:
  PageMap back_;
  std::vector<Region> places_;
};

Finding finding_of(const Region& place, int page, Side side) {
  const std::string which = side == Side::kAfter
                                ? " shows ink that the earlier one does not: "
                                : " no longer shows ink that the earlier one does: ";
  return {FindingKind::kInkChanged,
          "page " + std::to_string(page) + which + "handwriting, a bracket or another mark", page,
          place, 0};
}

Finding too_much_ink(int page) {
  return {FindingKind::kInkChanged,
          "page " + std::to_string(page) +
              " shows so much other ink beside its text that single marks were not told",
          page,
          {},
          0};
}

}  // namespace

std::vector<Finding> ink_findings(const diff::RegisteredPages& pages, const diff::InkMatch& ink,
                                  const PageOutcome& outcome, const OwnPlaces& known) {
  Known all(pages.map);
  all.add(Side::kBefore, places_of(pages.before));
  all.add(Side::kAfter, places_of(pages.after));
  for (const Region& mark : known.before) all.add(Side::kBefore, {grown(mark, kMarkReach)});
  for (const Region& mark : known.after) all.add(Side::kAfter, {grown(mark, kMarkReach)});
  all.add(outcome.changes);
  all.add(outcome.text_changes);
  all.add_alike(Side::kBefore, pages.before.text, ink);
  all.add_alike(Side::kAfter, pages.after.text, ink);
  const diff::NewInkPlaces places{pages.before.page.size, pages.after.page.size, pages.map,
                                  all.places()};
  std::vector<Finding> findings;
  for (const Side side : {Side::kBefore, Side::kAfter}) {
    const auto marks = diff::find_new_ink(ink, side, places);
    if (!marks) findings.push_back(too_much_ink(pages.after.page.number));
    for (const Region& region : marks.value_or(std::vector<Region>())) {
      findings.push_back(finding_of(pages.map.map(region), pages.after.page.number, side));
    }
  }
  return findings;
}

}  // namespace palimpsest::archive
