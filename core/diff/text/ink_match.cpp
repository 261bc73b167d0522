#include "diff/text/ink_match.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace palimpsest::diff {
namespace {

constexpr int kStraightPixels = 16;  // of a row of bent paper, that are as good as straight
constexpr int kDarkestPaper = 96;
constexpr int kInkAbove = 90;      // of 255, after smoothing: a stroke, not a speck
constexpr int kMinColumn = 3;      // pixels of ink that make a column written on
constexpr Length kFringe = {150};  // letters reach beyond the box of their word by that much
constexpr int kNearReach = 2;      // pixels: what a good registration leaves
constexpr int kFarReach = 6;       // pixels: curved paper
constexpr double kGood = 0.85;     // correlation from which no better place is looked for
// Variance of ink, of 255 squared, below which a place is empty: noise of grey scans has 40, one
// full stop in the place of a letter has 900.
constexpr double kMinVariance = 250;
constexpr double kLetterShare = 0.4;  // of the variance of the word: less is no letter

int paper_of(const Raster& gray) {
  std::array<int, 256> counts{};
  for (std::size_t i = 0; i < gray.pixels.size(); i += 7) ++counts[gray.pixels[i]];
  const auto commonest = std::max_element(counts.begin() + kDarkestPaper, counts.end());
  return *commonest > 0 ? static_cast<int>(commonest - counts.begin()) : 255;
}

// Ink of 0..255 for each gray value: paper and its noise are 0.
std::array<std::uint8_t, 256> ink_table(int paper) {
  std::array<std::uint8_t, 256> table{};
  for (int value = 0; value < 256; ++value) {
    const double ink = 255.0 * (0.92 * paper - value) / (0.92 * paper);
    table[static_cast<std::size_t>(value)] =
        static_cast<std::uint8_t>(std::lround(std::clamp(ink, 0.0, 255.0)));
  }
  return table;
}

// Binomial 3x3: levels the ragged edges of 1-bit scans. The outermost pixels stay as they are.
void smooth(std::vector<std::uint8_t>& ink, int width, int height) {
  const std::vector<std::uint8_t> source = ink;
  std::vector<std::uint16_t> sums(static_cast<std::size_t>(width));
  for (int y = 1; y + 1 < height; ++y) {
    const std::uint8_t* row = source.data() + static_cast<std::ptrdiff_t>(y) * width;
    for (int x = 0; x < width; ++x) {
      sums[static_cast<std::size_t>(x)] =
          static_cast<std::uint16_t>(row[x - width] + 2 * row[x] + row[x + width]);
    }
    std::uint8_t* out = ink.data() + static_cast<std::ptrdiff_t>(y) * width;
    const std::uint16_t* sum = sums.data();
    for (int x = 1; x + 1 < width; ++x) {
      out[x] = static_cast<std::uint8_t>((sum[x - 1] + 2 * sum[x] + sum[x + 1]) / 16);
    }
  }
}

}  // namespace

struct InkMatch::Sums {
  double count = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;

  [[nodiscard]] double variance_a() const { return (aa - a * a / count) / count; }
  [[nodiscard]] double variance_b() const { return (bb - b * b / count) / count; }
  [[nodiscard]] double larger_variance() const { return std::max(variance_a(), variance_b()); }
  [[nodiscard]] bool is_empty() const { return larger_variance() < kMinVariance; }
  [[nodiscard]] double correlation() const {
    if (std::min(variance_a(), variance_b()) < kMinVariance / 4) return 0;
    return (ab - a * b / count) / count / std::sqrt(variance_a() * variance_b());
  }
};

InkMatch::InkMatch(const Raster& before_gray, const Raster& after_gray, const PageMap& map) {
  const double per_pixel = static_cast<double>(kPerInch) / before_gray.dpi;
  const int width = static_cast<int>(before_gray.width * per_pixel);
  const int height = static_cast<int>(before_gray.height * per_pixel);
  before_ = plane_of(before_gray, width, height, kPerInch, {});
  after_ = plane_of(after_gray, width, height, kPerInch, map);
}

InkPlane InkMatch::plane_of(const Raster& gray, int width, int height, double per_inch,
                            const PageMap& map) {
  InkPlane plane{width, height, {}};
  plane.ink.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
  const std::array<std::uint8_t, 256> table = ink_table(paper_of(gray));
  const double scale = gray.dpi / per_inch;
  const double to_pixels = gray.dpi / 72.0;
  constexpr int kBits = 14;  // of the fraction of a pixel
  constexpr int kWeights = 1 << 6;
  const auto fixed = [](double v) { return static_cast<int>(std::lround(v * (1 << kBits))); };
  const int step_x = fixed(map.xx * scale), step_y = fixed(map.yx * scale);
  const auto start = [&](int x, int y) {
    const ExactPoint p = map.map(ExactPoint{(x + 0.5) * 72 / per_inch, (y + 0.5) * 72 / per_inch});
    return std::pair(fixed(p.x * to_pixels - 0.5), fixed(p.y * to_pixels - 0.5));
  };
  const int stretch = map.bend.is_flat() ? width : kStraightPixels;
  for (int y = 0; y < height; ++y) {
    std::uint8_t* out = plane.ink.data() + static_cast<std::ptrdiff_t>(y) * width;
    int at_x = 0, at_y = 0;
    for (int x = 0; x < width; ++x, at_x += step_x, at_y += step_y) {
      if (x % stretch == 0) std::tie(at_x, at_y) = start(x, y);
      const int left = at_x >> kBits, top = at_y >> kBits;
      if (left < 0 || top < 0 || left + 1 >= gray.width || top + 1 >= gray.height) continue;
      const int across = (at_x >> (kBits - 6)) % kWeights;
      const int down = (at_y >> (kBits - 6)) % kWeights;
      const std::uint8_t* upper = gray.row(top) + left;
      const std::uint8_t* lower = upper + gray.width;
      const int high = table[upper[0]] * (kWeights - across) + table[upper[1]] * across;
      const int low = table[lower[0]] * (kWeights - across) + table[lower[1]] * across;
      out[x] =
          static_cast<std::uint8_t>((high * (kWeights - down) + low * down) / kWeights / kWeights);
    }
  }
  smooth(plane.ink, width, height);
  return plane;
}

PixelBox InkMatch::box_of(const Region& region) const {
  const double scale = kPerInch / 72.0;
  const auto pixel = [&](Length v, int limit) {
    return std::clamp(static_cast<int>(std::lround(v.in_points() * scale)), 0, limit);
  };
  return {pixel(region.left, before_.width), pixel(region.top, before_.height),
          pixel(region.right, before_.width), pixel(region.bottom, before_.height)};
}

InkMatch::Sums InkMatch::sums(const PixelBox& box, int dx, int dy) const {
  Sums sums;
  const PixelBox inner = {std::max({box.left, -dx, 0}), std::max({box.top, -dy, 0}),
                          std::min({box.right, before_.width - dx, before_.width}),
                          std::min({box.bottom, before_.height - dy, before_.height})};
  if (inner.width() <= 0 || inner.height() <= 0) return {1, 0, 0, 0, 0, 0};
  for (int y = inner.top; y < inner.bottom; ++y) {
    const std::uint8_t* one = before_.row(y) + inner.left;
    const std::uint8_t* other = after_.row(y + dy) + inner.left + dx;
    std::int32_t a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    for (int x = 0; x < inner.width(); ++x) {
      const std::int16_t p = one[x], q = other[x];  // products of these have an instruction
      a += p, b += q, aa += p * p, bb += q * q, ab += p * q;
    }
    sums.a += a, sums.b += b, sums.aa += aa, sums.bb += bb, sums.ab += ab;
  }
  sums.count = static_cast<double>(inner.width()) * inner.height();
  return sums;
}

void InkMatch::search(const PixelBox& box, int dx, int dy, int reach, InkLikeness& best) const {
  for (int down = dy - reach; down <= dy + reach; ++down) {
    for (int across = dx - reach; across <= dx + reach; ++across) {
      const double found = sums(box, across, down).correlation();
      if (found > best.whole) best = {found, 0, false, across, down};
    }
  }
}

// A window at the edge of a word, or one that a full stop shares with paper, holds no letter.
double InkMatch::worst_letter(const PixelBox& box, const InkLikeness& at, int letter) const {
  const double enough = kLetterShare * sums(box, at.dx, at.dy).larger_variance();
  double worst = 1;
  const int step = std::max(1, letter / 2);
  for (int start = box.left; start < box.right; start += step) {
    const int left = std::max(box.left, std::min(start, box.right - letter));
    const PixelBox window = {left, box.top, std::min(left + letter, box.right), box.bottom};
    if (sums(window, at.dx, at.dy).larger_variance() < enough) continue;
    InkLikeness best{-1, 0, false, at.dx, at.dy};
    search(window, at.dx, at.dy, 1, best);
    worst = std::min(worst, best.whole);
  }
  return worst;
}

InkLikeness InkMatch::compare(const Region& before, const Region& after, Length letter) const {
  const PixelBox box = box_of(before);
  const PixelBox other = box_of(after);
  const int dx = (other.left + other.right - box.left - box.right) / 2;
  const int dy = (other.top + other.bottom - box.top - box.bottom) / 2;
  if (box.width() <= 0 || box.height() <= 0 || sums(box, dx, dy).is_empty()) {
    return {1, 1, true, dx, dy};
  }
  InkLikeness best{-1, 0, false, dx, dy};
  search(box, dx, dy, kNearReach, best);
  if (best.whole < kGood) search(box, dx, dy, kFarReach, best);
  const double scale = kPerInch / 72.0;
  const int width = std::max(4, static_cast<int>(std::lround(letter.in_points() * scale)));
  best.worst = worst_letter(box, best, width);
  return best;
}

double InkMatch::find(const Region& word, Side side, const Region& area) const {
  const PixelBox box = box_of(word);
  const PixelBox space = box_of(area);
  double best = 0;
  for (int top = space.top; top + box.height() <= space.bottom; ++top) {
    for (int left = space.left; left + box.width() <= space.right; ++left) {
      const int dx = left - box.left, dy = top - box.top;
      const PixelBox there = {left, top, left + box.width(), top + box.height()};
      const Sums found = side == Side::kBefore ? sums(box, dx, dy) : sums(there, -dx, -dy);
      best = std::max(best, found.correlation());
    }
  }
  return best;
}

Length InkMatch::written(const Region& area, Side side, const std::vector<Region>& known) const {
  const InkPlane& plane = side == Side::kBefore ? before_ : after_;
  const PixelBox box = box_of(area);
  std::vector<PixelBox> others;
  for (const Region& place : known) {
    if (!intersection(place, area).is_empty()) others.push_back(box_of(grown(place, kFringe)));
  }
  int columns = 0;
  for (int x = box.left; x < box.right; ++x) {
    int ink = 0;
    for (int y = box.top; y < box.bottom; ++y) {
      const bool is_known = std::any_of(others.begin(), others.end(), [&](const PixelBox& other) {
        return x >= other.left && x < other.right && y >= other.top && y < other.bottom;
      });
      if (!is_known && plane.row(y)[x] > kInkAbove) ++ink;
    }
    columns += ink >= kMinColumn ? 1 : 0;
  }
  return points(columns * 72.0 / kPerInch);
}

}  // namespace palimpsest::diff
