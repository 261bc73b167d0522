#include "archive/compare/page_pairing.hpp"

#include "align/pages/match_pages.hpp"
#include "archive/compare/withheld_pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace palimpsest::archive {
namespace {

using Fate = PageOutcome::Fate;

std::vector<align::PageSketch> sketches(const Comparand& side, Side which,
                                        const PageComparison& comparison) {
  std::vector<align::PageSketch> all;
  for (const Page& page : side.pages) {
    all.push_back({page.number, comparison.fingerprint(which, page.number), &page.lines});
  }
  return all;
}

class Pairing {
 public:
  Pairing(const Comparand& before, const Comparand& after, const std::vector<SettledPair>& settled,
          PageComparison& comparison, const PairingOptions& options)
      : before_(before), after_(after), comparison_(comparison), options_(options) {
    for (const SettledPair& pair : settled) {
      comparison_.settle(pair);
      join(pair.before, pair.after);
    }
  }

  [[nodiscard]] std::vector<NumberPair> run() {
    align::KnownPairs settled;
    for (const auto& [new_page, old_page] : partner_) settled[old_page] = new_page;
    const std::vector<align::PageMatch> matches =
        align::match_pages(sketches(before_, Side::kBefore, comparison_),
                           sketches(after_, Side::kAfter, comparison_), settled);
    join_matches(matches, Fate::kCompared);
    join_loose_pages();
    join_matches(matches, Fate::kUndecided);
    join_sheets();
    return pairs();
  }

 private:
  void join_matches(const std::vector<align::PageMatch>& matches, Fate fate) {
    for (const auto& [old_page, new_page] : matches) {
      if (!old_page || !new_page || taken_.contains(*old_page) || partner_.contains(*new_page)) {
        continue;
      }
      if (comparison_.outcome(*old_page, *new_page).fate == fate) join(*old_page, *new_page);
    }
  }

  void join(int old_page, int new_page) {
    partner_[new_page] = old_page;
    taken_.insert(old_page);
  }

  [[nodiscard]] std::vector<int> loose_of(Side side) const {
    std::vector<int> loose;
    for (const Page& page : (side == Side::kBefore ? before_ : after_).pages) {
      const bool is_joined =
          side == Side::kBefore ? taken_.contains(page.number) : partner_.contains(page.number);
      if (!is_joined) loose.push_back(page.number);
    }
    return loose;
  }

  // Returns the pages of BEFORE that follow the partner of the page before, and precede that of
  // the page after; without neighbours, the page of the same number.
  [[nodiscard]] std::vector<int> expected_at(int new_page) const {
    std::vector<int> expected;
    const auto next = partner_.upper_bound(new_page);
    if (next != partner_.begin()) {
      const auto& [number, partner] = *std::prev(next);
      expected.push_back(partner + new_page - number);
    }
    if (next != partner_.end()) expected.push_back(next->second - (next->first - new_page));
    if (expected.empty()) expected.push_back(new_page);
    return expected;
  }

  // Returns loose pages of BEFORE, those first that the order puts at `new_page`.
  [[nodiscard]] std::vector<int> candidates_for(int new_page) const {
    const std::vector<int> expected = expected_at(new_page);
    const auto distance = [&](int old_page) {
      int least = std::abs(old_page - expected.front());
      for (const int place : expected) least = std::min(least, std::abs(old_page - place));
      return least;
    };
    std::vector<int> loose = loose_of(Side::kBefore);
    const bool are_few = loose.size() <= options_.whole_loose;
    std::stable_sort(loose.begin(), loose.end(),
                     [&](int a, int b) { return distance(a) < distance(b); });
    if (!are_few) loose.resize(options_.near_tries);
    return loose;
  }

  // Pages without a partner may be each other's after all: only one that was compared is, since
  // two pages that cannot be registered say nothing.
  void join_loose_pages() {
    for (const int new_page : loose_of(Side::kAfter)) {
      for (const int old_page : candidates_for(new_page)) {
        if (comparison_.outcome(old_page, new_page).fate != Fate::kCompared) continue;
        join(old_page, new_page);
        break;
      }
    }
  }

  // A sheet looks like no page: it stands for the page that lies where it lies.
  void join_sheets() {
    for (const int new_page : loose_of(Side::kAfter)) {
      const std::vector<int> expected = expected_at(new_page);
      for (const int old_page : loose_of(Side::kBefore)) {
        if (std::find(expected.begin(), expected.end(), old_page) == expected.end()) continue;
        const Page& earlier = comparison_.before(old_page);
        const Page& later = comparison_.after(new_page);
        if (is_withheld_whole(earlier) == is_withheld_whole(later)) continue;
        if (!is_readable(earlier) || !is_readable(later)) continue;
        comparison_.decide_as_sheet(old_page, new_page);
        join(old_page, new_page);
        break;
      }
    }
  }

  [[nodiscard]] std::vector<NumberPair> pairs() const {
    std::vector<NumberPair> all;
    for (const Page& page : after_.pages) {
      const auto found = partner_.find(page.number);
      all.emplace_back(found == partner_.end() ? std::nullopt : std::optional(found->second),
                       page.number);
    }
    for (const int number : loose_of(Side::kBefore)) all.emplace_back(number, std::nullopt);
    return all;
  }

  const Comparand& before_;
  const Comparand& after_;
  PageComparison& comparison_;
  const PairingOptions& options_;
  std::map<int, int> partner_;  // in BEFORE, of each page of AFTER
  std::set<int> taken_;         // pages of BEFORE with a partner
};

}  // namespace

std::vector<NumberPair> pair_pages(const Comparand& before, const Comparand& after,
                                   const std::vector<SettledPair>& settled,
                                   PageComparison& comparison, const PairingOptions& options) {
  return Pairing(before, after, settled, comparison, options).run();
}

}  // namespace palimpsest::archive
