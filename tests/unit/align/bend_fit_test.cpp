#include "align/bend_fit.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace palimpsest::align {
namespace {

constexpr double kAmplitude = 3.6;  // points: 10 pixels at 200 dpi

ExactPoint bend_at(double x, double y) {
  return {kAmplitude * std::sin(y / 130), kAmplitude * std::cos(x / 110) * std::sin(y / 200)};
}

std::vector<ControlPair> pairs_of_curled_page() {
  std::vector<ControlPair> pairs;
  for (double y = 40; y < 760; y += 36) {
    for (double x = 40; x < 580; x += 36) {
      const ExactPoint shift = bend_at(x, y);
      pairs.push_back({x, y, x + shift.x, y + shift.y, 1});
    }
  }
  return pairs;
}

TEST(FitBend, FollowsPaperToAPixel) {
  const auto fit = fit_bend(pairs_of_curled_page(), {});
  ASSERT_TRUE(fit);
  for (double y = 60; y < 740; y += 50) {
    for (double x = 60; x < 560; x += 50) {
      const ExactPoint to = fit->map.map(ExactPoint{x, y}), shift = bend_at(x, y);
      EXPECT_LT(std::hypot(to.x - x - shift.x, to.y - y - shift.y), 0.72) << x << "," << y;
    }
  }
}

TEST(FitBend, IsNotMisledByBlocksThatWereFoundElsewhere) {
  std::vector<ControlPair> pairs = pairs_of_curled_page();
  for (std::size_t i = 0; i < pairs.size(); i += 5) pairs[i].to_y += 7;
  const auto fit = fit_bend(pairs, {});
  ASSERT_TRUE(fit);
  const ExactPoint to = fit->map.map(ExactPoint{300, 400}), shift = bend_at(300, 400);
  EXPECT_LT(std::hypot(to.x - 300 - shift.x, to.y - 400 - shift.y), 0.72);
  EXPECT_NEAR(fit->map.quality, 0.8, 0.1);
}

TEST(FitBend, RefusesWhatNoPaperDoes) {
  std::vector<ControlPair> pairs;
  for (double y = 40; y < 760; y += 36) {
    for (double x = 40; x < 580; x += 36) pairs.push_back({x, y, x + (y > 400 ? 7 : -7), y, 1});
  }
  EXPECT_FALSE(fit_bend(pairs, {}));
  EXPECT_FALSE(fit_bend({}, {}));
}

TEST(PageMap, OfBentPaperIsUndoneByItsInverse) {
  PageMap turned;
  turned.xy = 0.01, turned.yx = -0.01, turned.x0 = 5, turned.y0 = -7;
  std::vector<ControlPair> pairs = pairs_of_curled_page();
  for (ControlPair& pair : pairs) {
    const ExactPoint to = turned.map(ExactPoint{pair.x, pair.y}), shift = bend_at(pair.x, pair.y);
    pair.to_x = to.x + shift.x, pair.to_y = to.y + shift.y;
  }
  const PageMap map = fit_bend(pairs, turned)->map;
  const PageMap back = map.inverse();
  for (const ExactPoint p : {ExactPoint{80, 90}, {300, 400}, {500, 700}}) {
    const ExactPoint again = back.map(map.map(p));
    EXPECT_LT(std::hypot(again.x - p.x, again.y - p.y), 0.36) << p.x << "," << p.y;
    const ExactPoint flat = map.flat_at(p).map(p);
    EXPECT_NEAR(flat.x, map.map(p).x, 1e-9);
  }
}

}  // namespace
}  // namespace palimpsest::align
