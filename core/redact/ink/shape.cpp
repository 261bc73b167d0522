#include "redact/ink/shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

constexpr double kSameThickness = 0.15;  // of the median thickness
constexpr double kSolidColumn = 0.9;     // of a column between its ends is set
constexpr double kRaggedShare = 0.05;    // of the columns may stick out, by a letter that touches
constexpr double kTiltFactor = 1.15;     // a box this much higher than its bar is tilted
constexpr double kBarShare = 0.8;        // of the pixels; below a bar there may hang another one
constexpr double kBandsShare = 0.88;     // of the pixels lie in bands of straight rows
const Length kMinBand = points(4);       // lower bands are ragged edges

// The set pixels of one column or row: first, one past the last, and how many.
struct Run {
  int from = 0;
  int to = 0;
  int count = 0;

  [[nodiscard]] int length() const { return to - from; }
};

// Returns the longest run of set pixels of a line, over gaps of noise: letters that touch a bar
// lie beyond a wider gap. `at` says whether the i-th pixel is set.
template <class At>
Run longest_run(int length, At at) {
  Run best, current;
  for (int i = 0; i < length; ++i) {
    if (!at(i)) continue;
    if (current.count == 0 || i - current.to > kMaxNoiseGap) current = {i, i, 0};
    current.to = i + 1;
    ++current.count;
    if (current.count > best.count) best = current;
  }
  return best;
}

std::vector<Run> column_runs(const Mask& mask) {
  std::vector<Run> runs;
  for (int x = 0; x < mask.width(); ++x) {
    runs.push_back(longest_run(mask.height(), [&](int y) { return mask.at(x, y); }));
  }
  return runs;
}

std::vector<Run> row_runs(const Mask& mask) {
  std::vector<Run> runs;
  for (int y = 0; y < mask.height(); ++y) {
    runs.push_back(longest_run(mask.width(), [&](int x) { return mask.at(x, y); }));
  }
  return runs;
}

int ranked(std::vector<int> values, double share) {
  const auto index = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + index, values.end());
  return values[static_cast<std::size_t>(index)];
}

int median_length(const std::vector<Run>& runs) {
  std::vector<int> lengths;
  for (const Run& run : runs) lengths.push_back(run.length());
  return ranked(std::move(lengths), 0.5);
}

bool fits(const Run& run, int thickness) {
  const double tolerance = std::max(2.0, kSameThickness * thickness);
  return std::abs(run.length() - thickness) <= tolerance &&
         run.count >= kSolidColumn * run.length();
}

PixelOutline tilted_outline(const PixelBox& box, const Run& first, const Run& last, int top) {
  return {{box.left, top + first.from},
          {box.right, top + last.from},
          {box.right, top + last.to},
          {box.left, top + first.to}};
}

// A bar: its columns are equally thick, wherever they begin.
std::optional<Shape> as_bar(const Component& component, const FindOptions& options) {
  const std::vector<Run> runs = column_runs(component.mask);
  const int thickness = median_length(runs);
  std::vector<int> tops, bottoms;
  std::vector<const Run*> straight;
  double covered = 0;
  for (const Run& run : runs) {
    if (!fits(run, thickness)) continue;
    straight.push_back(&run);
    covered += run.count;
    tops.push_back(run.from);
    bottoms.push_back(run.to);
  }
  const double share = static_cast<double>(straight.size()) / static_cast<double>(runs.size());
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  if (share < options.min_straight_share || covered < kBarShare * component.mask.count(whole)) {
    return std::nullopt;
  }
  const int top = component.box.top;
  Shape shape{{component.box.left, top + ranked(tops, kRaggedShare), component.box.right,
               top + ranked(bottoms, 1 - kRaggedShare)},
              {},
              share};
  shape.slack = std::max(0, shape.box.height() - thickness);
  if (shape.box.height() > kTiltFactor * thickness + 2) {
    shape.outline = tilted_outline(shape.box, *straight.front(), *straight.back(), top);
  }
  return shape;
}

std::vector<PixelBox> bands_of(const Component& component, int tolerance) {
  std::vector<PixelBox> bands;
  const std::vector<Run> runs = row_runs(component.mask);
  for (int y = 0; y < static_cast<int>(runs.size()); ++y) {
    const Run& run = runs[static_cast<std::size_t>(y)];
    if (run.count < kSolidColumn * run.length()) continue;
    const PixelBox row{component.box.left + run.from, component.box.top + y,
                       component.box.left + run.to, component.box.top + y + 1};
    const bool continues = !bands.empty() && bands.back().bottom == row.top &&
                           std::abs(bands.back().left - row.left) <= tolerance &&
                           std::abs(bands.back().right - row.right) <= tolerance;
    if (continues) {
      bands.back().bottom = row.bottom;
    } else {
      bands.push_back(row);
    }
  }
  return bands;
}

PixelOutline outline_of(const std::vector<PixelBox>& bands) {
  PixelOutline outline;
  for (const PixelBox& band : bands) {
    outline.emplace_back(band.right, band.top);
    outline.emplace_back(band.right, band.bottom);
  }
  for (auto band = bands.rbegin(); band != bands.rend(); ++band) {
    outline.emplace_back(band->left, band->bottom);
    outline.emplace_back(band->left, band->top);
  }
  return outline;
}

// Bars that touch: the rows fall into bands with equal ends.
std::optional<Shape> as_bands(const Component& component, int dpi) {
  std::vector<PixelBox> bands = bands_of(component, pixels_of(kEdgeTolerance, dpi));
  const int min_band = pixels_of(kMinBand, dpi);
  std::erase_if(bands, [&](const PixelBox& band) { return band.height() < min_band; });
  if (bands.empty()) return std::nullopt;
  double covered = 0;
  PixelBox box = bands.front();
  for (std::size_t i = 0; i < bands.size(); ++i) {
    covered += area(bands[i]);
    if (i > 0) bands[i - 1].bottom = bands[i].top;
    box = {std::min(box.left, bands[i].left), box.top, std::max(box.right, bands[i].right),
           bands[i].bottom};
  }
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  const double share = covered / component.mask.count(whole);
  if (share < kBandsShare) return std::nullopt;
  return Shape{box, bands.size() > 1 ? outline_of(bands) : PixelOutline(), std::min(1.0, share)};
}

}  // namespace

std::optional<Shape> shape_of(const Component& component, int dpi, const FindOptions& options) {
  if (auto bar = as_bar(component, options)) return bar;
  return as_bands(component, dpi);
}

}  // namespace palimpsest::redact
