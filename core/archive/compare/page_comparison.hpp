// Compares one page with the page that is taken for its partner: the stages on a registered pair,
// and an honest word where they could not be run.
#pragma once

#include "archive/compare/compare.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"

#include <map>
#include <utility>
#include <vector>

namespace palimpsest::archive {

// What came out of a pair of pages.
struct PageOutcome {
  enum class Fate {
    kCompared,
    kUndecided,  // one could not be read, or they look the same and could not be registered
    kStrangers,  // they are not the same page
  };

  Fate fate{};
  std::vector<Change> changes;
  std::vector<Finding> findings;
  std::vector<TextChange> text_changes;
  std::vector<MetadataChange> metadata_changes;
};

// A pair that was decided before.
struct SettledPair {
  int before = 0;
  int after = 0;
  PageOutcome outcome;
};

inline constexpr int kCompareDpi = 150;  // finest picture of registration is 100; strokes need more

// The pages of two sides by their numbers, with what page matching knows of them. Not thread-safe.
class PageComparison {
 public:
  // Takes the fingerprints of both sides, drawing the pages that have none.
  PageComparison(const Comparand& before, const Comparand& after);

  [[nodiscard]] const Page& before(int number) const { return page_of(before_, number); }
  [[nodiscard]] const Page& after(int number) const { return page_of(after_, number); }
  [[nodiscard]] const Fingerprint& fingerprint(Side side, int number) const;

  // Returns the outcome of a pair, compared once and kept.
  [[nodiscard]] const PageOutcome& outcome(int before, int after);

  // Takes the outcome of a pair as it is.
  void settle(const SettledPair& pair);

  // Decides a pair of which one page is withheld whole and the other is not, without comparing:
  // what stands on the one was opened, or closed.
  void decide_as_sheet(int before, int after);

 private:
  [[nodiscard]] static const Page& page_of(const Comparand& side, int number);
  [[nodiscard]] PageOutcome decide(const Page& before, const Page& after);
  [[nodiscard]] PageOutcome compare_drawn(const Page& before, const Page& after);
  [[nodiscard]] PageOutcome not_registered(const Page& before, const Page& after) const;
  [[nodiscard]] bool are_both_blank(const Page& before, const Page& after) const;

  const Comparand& before_;
  const Comparand& after_;
  std::map<std::pair<Side, int>, Fingerprint> fingerprints_;
  std::map<std::pair<int, int>, PageOutcome> outcomes_;
};

}  // namespace palimpsest::archive
