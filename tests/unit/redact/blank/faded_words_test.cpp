#include "redact/blank/faded_words.hpp"

#include "unit/redact/drawn_page.hpp"

#include <gmock/gmock.h>

namespace palimpsest::redact {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr double kBlankLeft = 200;
constexpr double kBlankRight = 260;
constexpr double kBlankTop = 300;
constexpr double kBlankBottom = 313;

std::vector<Redaction> kept(const DrawnPage& page, int lines = 1) {
  Redaction blank;
  blank.region = {points(kBlankLeft), points(kBlankTop), points(kBlankRight), points(kBlankBottom)};
  blank.kind = RedactionKind::kBlank;
  blank.lines = lines;
  return without_faded_words({blank}, page.raster());
}

// Specks in rows from `top` to `bottom`, `distance` points apart.
DrawnPage specked(double top, double bottom, double distance) {
  DrawnPage page;
  for (double y = top; y < bottom; y += 2) {
    for (double x = kBlankLeft + 1; x < kBlankRight; x += distance)
      page.bar(x, y, x + 0.6, y + 0.6);
  }
  return page;
}

TEST(FadedWords, AreKnownBySpecksInTheMiddleOfTheLine) {
  EXPECT_THAT(kept(specked(305.2, 309.5, 6)), IsEmpty());
}

TEST(FadedWords, LeaveAPlaceThatIsClean) { EXPECT_THAT(kept(DrawnPage()), SizeIs(1)); }

TEST(FadedWords, LeaveSpecksThatLieEverywhere) {
  EXPECT_THAT(kept(specked(kBlankTop, kBlankBottom, 9)), SizeIs(1));
}

TEST(FadedWords, LeaveAFewSpecks) { EXPECT_THAT(kept(specked(307, 308, 30)), SizeIs(1)); }

TEST(FadedWords, LeavePlacesOfSeveralLines) {
  EXPECT_THAT(kept(specked(305.2, 309.5, 6), 2), SizeIs(1));
}

}  // namespace
}  // namespace palimpsest::redact
