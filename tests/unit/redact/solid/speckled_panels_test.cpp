#include "redact/solid/speckled_panels.hpp"

#include "unit/redact/drawn_page.hpp"

#include <gmock/gmock.h>

namespace palimpsest::redact {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct Place {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

// Dots of a third of a point at even distances, every second row moved: as a threshold leaves them
// of a gray box.
void add_dots(DrawnPage& page, const Place& place, double distance = 4) {
  int row = 0;
  for (double y = place.top + 0.7; y < place.bottom; y += distance, ++row) {
    for (double x = place.left + 0.7 + (row % 2) * distance / 2; x < place.right; x += distance) {
      page.bar(x, y, x + 0.5, y + 0.5);
    }
  }
}

// Lines of which the scan left two specks of every letter, in the height of small letters.
DrawnPage page_of_faded_lines() {
  DrawnPage page;
  for (int line = 0; line < 20; ++line) {
    for (int letter = 0; letter < 60; ++letter) {
      if (letter % 6 == 5) continue;  // between words
      const double x = 90 + 7.2 * letter, y = 100 + 12 * line;
      page.bar(x, y, x + 0.6, y + 1.4).bar(x + 2.5, y + 3.5, x + 3.8, y + 4);
    }
  }
  return page;
}

std::vector<Candidate> found(const DrawnPage& page) {
  return find_speckled_panels(page.raster(), {});
}

TEST(SpeckledPanels, AreFoundByTheirDots) {
  DrawnPage page;
  page.text(90, 180, 60).text(90, 220, 60);
  add_dots(page, {150, 196, 330, 210});
  const auto panels = found(page);
  ASSERT_THAT(panels, SizeIs(1));
  const Region region = to_region(panels[0].box, page.raster().dpi);
  EXPECT_GT(overlap(region, {points(150), points(196), points(330), points(210)}), 0.8);
  EXPECT_EQ(panels[0].evidence.back(), "blank_inside");
}

TEST(SpeckledPanels, ReachToTheLabelAtTheirEdge) {
  DrawnPage page;
  page.text(182, 200, 3);
  add_dots(page, {200, 196, 330, 210});
  const auto panels = found(page);
  ASSERT_THAT(panels, SizeIs(1));
  EXPECT_NEAR(to_region(panels[0].box, page.raster().dpi).left.in_points(), 181, 1.5);
  EXPECT_EQ(panels[0].evidence.back(), "label_inside");
}

TEST(SpeckledPanels, AreWholeWhereStreaksThinTheDots) {
  DrawnPage page;
  add_dots(page, {100, 196, 220, 210});
  add_dots(page, {222, 196, 244, 210}, 8);
  add_dots(page, {246, 196, 380, 210});
  const auto panels = found(page);
  ASSERT_THAT(panels, SizeIs(1));
  EXPECT_GT(to_region(panels[0].box, page.raster().dpi).width().in_points(), 270);
}

TEST(SpeckledPanels, AreNoLinesOfFadedText) {
  EXPECT_THAT(found(page_of_faded_lines()), IsEmpty());
}

TEST(SpeckledPanels, AreNoGroundThatTextStandsOn) {
  DrawnPage page;
  add_dots(page, {100, 190, 380, 216});
  page.text(110, 200, 40);
  EXPECT_THAT(found(page), IsEmpty());
}

TEST(SpeckledPanels, AreNoDirtAllOverThePage) {
  DrawnPage page;
  add_dots(page, {10, 10, 600, 780}, 6);
  EXPECT_THAT(found(page), IsEmpty());
}

TEST(SpeckledPanels, AreNoPlacesOfAPictureInBlackAndWhite) {
  DrawnPage page;
  page.bar(80, 150, 400, 194).bar(80, 212, 400, 260);
  add_dots(page, {100, 196, 330, 210});
  EXPECT_THAT(found(page), IsEmpty());
}

TEST(SpeckledPanels, AreNoBlotchesThatFadeAway) {
  DrawnPage page;
  unsigned state = 5;
  const auto near_middle = [&state](double middle, double reach) {
    double sum = 0;
    for (int i = 0; i < 3; ++i) {
      state = state * 1664525U + 1013904223U;
      sum += static_cast<double>(state >> 16) / 65536;
    }
    return middle + reach * (sum - 1.5) / 1.5;
  };
  for (int i = 0; i < 600; ++i) {
    const double x = near_middle(300, 90), y = near_middle(300, 30);
    page.bar(x, y, x + 0.5, y + 0.5);
  }
  EXPECT_THAT(found(page), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::redact
