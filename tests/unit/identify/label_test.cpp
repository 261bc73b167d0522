#include "identify/label/glyph_table.hpp"
#include "identify/label/label_lines.hpp"
#include "identify/label/label_match.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

constexpr int kDpi = 144;  // two pixels a point
constexpr std::size_t kSans = 4;

Raster paper() { return make_raster(300, 60, kDpi, PixelFormat::kGray8); }

// Prints `text` in a face of the table, capitals six points high.
Raster printed(const std::string& text, std::size_t face, double strength = 1) {
  Raster page = paper();
  double pen = 60;
  for (const char c : text) {
    const Glyph& glyph = faces()[face].glyphs[kCodeLetters.find(c)];
    for (const Glyph::Dot& dot : glyph.dots) {
      const auto level = static_cast<int>(255 * (1 - strength * dot.value));
      auto& pixel = page.row(35 + dot.y)[static_cast<int>(std::lround(pen)) + dot.x];
      pixel = static_cast<std::uint8_t>(std::min<int>(pixel, level));
    }
    pen += glyph.advance;
  }
  return page;
}

const PixelBox kWhole{0, 0, 300, 60};

std::string best_match(const Raster& page, const std::vector<std::string>& forms) {
  const auto lines = label_lines(page, kWhole, Polarity::kDarkOnLight);
  if (lines.empty()) return "no line";
  const auto ink = label_ink(page, kWhole, lines.front(), Polarity::kDarkOnLight);
  const auto matches = match_label(*ink, forms);
  return matches.empty() ? "none" : matches.front().text;
}

TEST(Faces, HoldEveryLetterOfACode) {
  ASSERT_FALSE(faces().empty());
  for (const Face& face : faces()) {
    ASSERT_EQ(face.glyphs.size(), kCodeLetters.size()) << face.name;
    for (const Glyph& glyph : face.glyphs) EXPECT_GT(glyph.energy, 0) << face.name;
  }
}

TEST(LabelLines, FindsALabelWhereItStands) {
  const auto lines = label_lines(printed("(b)(3)", kSans), kWhole, Polarity::kDarkOnLight);
  ASSERT_FALSE(lines.empty());
  EXPECT_NEAR(lines.front().left, 61, 4);
  EXPECT_NEAR(lines.front().bottom, 38, 4);
}

TEST(LabelLines, FindsNothingOnFlatPaper) {
  EXPECT_TRUE(label_lines(paper(), kWhole, Polarity::kDarkOnLight).empty());
}

TEST(LabelLines, LeavesTheLinesOfABoxAlone) {
  Raster page = paper();
  for (int x = 10; x < 290; ++x) page.row(20)[x] = page.row(21)[x] = 0;
  EXPECT_TRUE(label_lines(page, kWhole, Polarity::kDarkOnLight).empty());
}

TEST(MatchLabel, TellsLikeCodesApart) {
  const std::vector<std::string> forms = {"(b)(1)", "(b)(3)", "(b)(5)", "(b)(6)", "1.4(b)", "b6"};
  for (const std::string& form : forms) {
    EXPECT_EQ(best_match(printed(form, kSans), forms), form);
  }
}

TEST(MatchLabel, ReadsPaleInk) {
  EXPECT_EQ(best_match(printed("3.5(c)", kSans, 0.3), {"3.5(c)", "1.5(c)", "3.5(e)"}), "3.5(c)");
}

TEST(MatchLabel, IsLessSureOfOtherWords) {
  const Raster page = printed("DONOR", kSans);
  const auto lines = label_lines(page, kWhole, Polarity::kDarkOnLight);
  ASSERT_FALSE(lines.empty());
  const auto ink = label_ink(page, kWhole, lines.front(), Polarity::kDarkOnLight);
  EXPECT_LT(match_label(*ink, {"(b)(1)", "B1", "50X1", "1.4(b)"}).front().likeness, 0.6);
}

}  // namespace
}  // namespace palimpsest::identify
