#include "diff/ink/new_ink.hpp"

#include "support/drawn_sheet.hpp"
#include "support/typed_text.hpp"

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

using test::scanned;
using test::TypedText;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<std::string> kText = {"The Ambassador reported the arrival of field radios",
                                        "in return for landing rights at the old harbor",
                                        "and asked that nobody be told of it"};
constexpr PixelBox kBracket{120, 195, 124, 295};  // left of the text, as high as its lines

Raster with_bars(TypedText text, const std::vector<PixelBox>& bars) {
  for (const PixelBox& box : bars) text.fill(box);
  return text.raster();
}

std::optional<std::vector<Region>> all_found(const Raster& before, const Raster& after, Side side,
                                             std::vector<Region> known) {
  const Size letter{points(612), points(792)};
  return find_new_ink(InkMatch(before, after, {}), side, {letter, letter, {}, std::move(known)});
}

std::vector<Region> found(const Raster& before, const Raster& after, Side side,
                          std::vector<Region> known = {}) {
  const auto marks = all_found(before, after, side, std::move(known));
  EXPECT_TRUE(marks.has_value());
  return marks.value_or(std::vector<Region>());
}

TEST(FindNewInk, FindsABracketBesideTheText) {
  const TypedText text(kText);
  const Raster marked = with_bars(text, {kBracket, {120, 195, 132, 199}});
  const std::vector<Region> marks = found(text.raster(), marked, Side::kAfter);
  ASSERT_THAT(marks, SizeIs(1));
  EXPECT_GT(covered_share(to_region(kBracket, 150), marks[0]), 0.9);
  EXPECT_THAT(found(text.raster(), marked, Side::kBefore), IsEmpty());
  EXPECT_THAT(found(marked, text.raster(), Side::kBefore), SizeIs(1));
}

TEST(FindNewInk, LeavesARescanAlone) {
  const TypedText text(kText);
  EXPECT_THAT(found(text.raster(), scanned(text.raster(), {0.05, 1, 0.005, 0.005}), Side::kAfter),
              IsEmpty());
}

TEST(FindNewInk, LeavesSpecksAndStreaksAlone) {
  const TypedText text(kText);
  const Raster dirty = with_bars(
      text, {{600, 800, 606, 806}, {700, 900, 704, 904}, {400, 0, 403, text.raster().height}});
  EXPECT_THAT(found(text.raster(), dirty, Side::kAfter), IsEmpty());
}

TEST(FindNewInk, LeavesKnownPlacesAlone) {
  const TypedText text(kText);
  const Raster marked = with_bars(text, {kBracket});
  EXPECT_THAT(found(text.raster(), marked, Side::kAfter, {to_region(kBracket, 150)}), IsEmpty());
}

TEST(FindNewInk, SaysWhenMarksAreTooManyToTell) {
  const TypedText text(kText);
  std::vector<PixelBox> noise;
  for (int i = 0; i < 30; ++i) {
    const int left = 150 + 160 * (i % 6), top = 500 + 150 * (i / 6);
    noise.push_back({left, top, left + 60, top + 6});
  }
  EXPECT_FALSE(all_found(text.raster(), with_bars(text, noise), Side::kAfter, {}).has_value());
}

}  // namespace
}  // namespace palimpsest::diff
