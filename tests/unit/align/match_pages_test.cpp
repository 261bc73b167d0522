#include "align/pages/match_pages.hpp"

#include "align/fingerprint.hpp"
#include "align/pages/page_order.hpp"
#include "support/drawn_sheet.hpp"

#include <numeric>

#include <gmock/gmock.h>

namespace palimpsest::align {
namespace {

using test::scanned;
using test::Sheet;
using testing::Contains;
using testing::ElementsAre;

const std::optional<int> kNone;

Fingerprint print_of(std::uint32_t seed, const test::Pose& pose = {}) {
  return fingerprint_of(scanned(Sheet(seed, 20 + static_cast<int>(seed % 25)).raster(), pose));
}

std::vector<PageSketch> pages_of(const std::vector<std::uint32_t>& seeds,
                                 const test::Pose& pose = {}) {
  std::vector<PageSketch> pages;
  for (const std::uint32_t seed : seeds) {
    pages.push_back({static_cast<int>(pages.size()) + 1, print_of(seed, pose), nullptr});
  }
  return pages;
}

constexpr test::Pose kRescan{1, 1.01, 0.1, -0.1};

TEST(Similarity, IsHighForARescanAndLowForAnotherPage) {
  const double same = similarity(print_of(3), print_of(3, kRescan));
  EXPECT_GT(same, 0.75);
  EXPECT_LT(similarity(print_of(3), print_of(17)), same - 0.1);
}

TEST(Similarity, CannotSayForTwoBlankPages) {
  const Fingerprint blank = fingerprint_of(Sheet(1, 0).raster());
  EXPECT_TRUE(is_blank(blank));
  EXPECT_DOUBLE_EQ(similarity(blank, blank), 0.5);
  EXPECT_DOUBLE_EQ(similarity(blank, print_of(3)), 0.0);
  EXPECT_DOUBLE_EQ(similarity("", print_of(3)), 0.0);
}

TEST(MatchPages, PairsPagesInOrder) {
  EXPECT_THAT(match_pages(pages_of({1, 6, 12}), pages_of({1, 6, 12}, kRescan)),
              ElementsAre(PageMatch{1, 1}, PageMatch{2, 2}, PageMatch{3, 3}));
}

TEST(MatchPages, FollowsSwappedPages) {
  EXPECT_THAT(match_pages(pages_of({1, 6, 12}), pages_of({1, 12, 6}, kRescan)),
              ElementsAre(PageMatch{1, 1}, PageMatch{3, 2}, PageMatch{2, 3}));
}

// Ink alone cannot tell typed pages that are equally full; their words can.
std::vector<Line> words_of(int page) {
  std::vector<Line> lines(1);
  for (int i = 0; i < 60; ++i) {
    lines[0].push_back({"word" + std::to_string(page * 7 + i * (page + 2)), {}, 90});
  }
  return lines;
}

TEST(MatchPages, TellsPagesThatLookAlikeByTheirWords) {
  const std::vector<Line> one = words_of(1), two = words_of(2), three = words_of(3);
  const Fingerprint look = print_of(3);
  const std::vector<PageSketch> before = {{1, look, &one}, {2, look, &two}, {3, look, &three}};
  const std::vector<PageSketch> after = {{1, look, &three}, {2, look, &one}};
  EXPECT_THAT(match_pages(before, after),
              ElementsAre(PageMatch{3, 1}, PageMatch{1, 2}, PageMatch{2, kNone}));
}

TEST(MatchPages, ListsInsertedPagesInPlaceAndRemovedOnesLast) {
  const std::vector<Line> one = words_of(1), two = words_of(2), cover = words_of(9);
  const std::vector<PageSketch> before = {{1, print_of(1), &one}, {2, print_of(6), &two}};
  const std::vector<PageSketch> after = {{1, print_of(18), &cover}, {2, print_of(6), &two}};
  const auto matches = match_pages(before, after);
  ASSERT_GE(matches.size(), 2U);
  EXPECT_EQ(matches[1], (PageMatch{2, 2}));
}

TEST(MatchPages, PairsBlankPagesByTheirPlace) {
  std::vector<PageSketch> before = pages_of({1, 6});
  std::vector<PageSketch> after = pages_of({1, 6}, kRescan);
  const Fingerprint blank = fingerprint_of(Sheet(1, 0).raster());
  before.push_back({3, blank, nullptr});
  after.push_back({3, blank, nullptr});
  EXPECT_EQ(match_pages(before, after)[2], (PageMatch{3, 3}));
}

TEST(MatchPages, KeepsTheOrderOfPagesThatAreAlike) {
  const std::vector<Line> form = words_of(4);
  const Fingerprint look = print_of(3);
  std::vector<PageSketch> before, after;
  for (int number = 1; number <= 5; ++number) {
    before.push_back({number, look, &form});
    if (number < 5) after.push_back({number, look, &form});
  }
  EXPECT_THAT(match_pages(before, after),
              ElementsAre(PageMatch{1, 1}, PageMatch{2, 2}, PageMatch{3, 3}, PageMatch{4, 4},
                          PageMatch{5, kNone}));
}

TEST(MatchPages, FindsPagesByTheirLookFarFromTheirPlace) {
  constexpr std::uint32_t kInserted = 8;
  std::vector<std::uint32_t> seeds(40);
  std::iota(seeds.begin(), seeds.end(), 1U);
  std::vector<std::uint32_t> longer(kInserted);
  std::iota(longer.begin(), longer.end(), 60U);
  longer.insert(longer.end(), seeds.begin(), seeds.end());
  const auto matches = match_pages(pages_of(seeds), pages_of(longer));
  int right = 0;
  for (const auto& [before, after] : matches) {
    right += before && after && *after == *before + static_cast<int>(kInserted) ? 1 : 0;
  }
  EXPECT_EQ(right, 40);
}

TEST(MatchPages, ListsARepeatedPageAsInserted) {
  const std::vector<Line> one = words_of(1), two = words_of(2);
  const std::vector<PageSketch> before = {{1, print_of(1), &one}, {2, print_of(6), &two}};
  const std::vector<PageSketch> after = {
      {1, print_of(1), &one}, {2, print_of(6), &two}, {3, print_of(1), &one}};
  EXPECT_THAT(match_pages(before, after),
              ElementsAre(PageMatch{1, 1}, PageMatch{2, 2}, PageMatch{kNone, 3}));
}

TEST(MatchPages, LeavesKnownPairsTogether) {
  EXPECT_THAT(match_pages(pages_of({1, 6}), pages_of({6, 1})), Contains(PageMatch{1, 2}));
  EXPECT_THAT(match_pages(pages_of({1, 6}), pages_of({6, 1}), {{1, 1}}), Contains(PageMatch{1, 1}));
}

// Pages that were settled by their ink alone have no words, and a poor scan between them has no
// look.
TEST(MatchPages, BelievesKnownNeighboursWhereWordsAndLookAreTooFew) {
  const auto plain_pages = [] { return pages_of({60, 3, 61}); };
  const auto before = plain_pages();
  auto after = plain_pages();
  after[0].fingerprint = after[2].fingerprint = print_of(30);
  after[1].fingerprint = print_of(3, kRescan);
  MatchOptions strict;
  strict.min_score = similarity(before[1].fingerprint, after[1].fingerprint) + 0.095;
  EXPECT_THAT(match_pages(before, after, {}, strict), Contains(PageMatch{kNone, 2}));
  EXPECT_THAT(match_pages(before, after, {{1, 1}, {3, 3}}, strict),
              ElementsAre(PageMatch{1, 1}, PageMatch{2, 2}, PageMatch{3, 3}));
}

std::vector<bool> order_of(const std::vector<ScoredPair>& pairs) {
  return in_common_order(pairs, 0.5);
}

TEST(InCommonOrder, TakesTheSequenceThatIsWorthMost) {
  EXPECT_THAT(order_of({{{1, 0}, 0.9}, {{0, 1}, 0.8}, {{2, 2}, 0.7}}),
              ElementsAre(true, false, true));
  EXPECT_THAT(order_of({{{0, 0}, 0.4}, {{1, 0}, 0.6}, {{0, 1}, 0.9}, {{1, 1}, 0.9}}),
              ElementsAre(false, false, true, false));
  EXPECT_TRUE(order_of({}).empty());
}

}  // namespace
}  // namespace palimpsest::align
