#include "identify/label/label_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr int kFinderDpi = 100;
constexpr double kReach = 1.1;               // points: the blur that joins the letters of a label
constexpr float kRowShare = 0.16F;           // of the row with most ink, where a line ends
constexpr int kSpread = 1;                   // pixels, to both sides of a label
constexpr float kNoiseSpread = 4;            // quarters of the noise above its middle
constexpr float kLetterDensity = 0.3F;       // of strong letters; lines of boxes are denser
constexpr std::array kRises = {1.0F, 2.0F};  // thresholds: pale letters, letters among rests
constexpr float kDensestShare = 0.15F;  // of the densest place, below which nothing is joined to it
constexpr double kMaxAspect = 14;       // of a label: longer ones are text, or the line of a box
constexpr int kMinContrast = 14;        // gray levels, after shrinking
constexpr double kWordGap = 0.9;        // of its height, within a label

// The mean of each block of `factor` pixels.
Raster shrunk(const Raster& gray, const PixelBox& place, int factor) {
  Raster small = make_raster(place.width() / factor, place.height() / factor, gray.dpi / factor,
                             PixelFormat::kGray8);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      int sum = 0;
      for (int i = 0; i < factor; ++i) {
        const std::uint8_t* row = gray.row(place.top + y * factor + i) + place.left + x * factor;
        for (int j = 0; j < factor; ++j) sum += row[j];
      }
      small.row(y)[x] = static_cast<std::uint8_t>(sum / (factor * factor));
    }
  }
  return small;
}

struct Blob {
  PixelBox box;
  float ink = 0;
};

// Connected pixels of `density` above `least`.
std::vector<Blob> blobs_of(const Ink& density, float least) {
  std::vector<Blob> blobs;
  std::vector<bool> seen(density.values.size());
  std::vector<int> open;
  for (int start = 0; start < static_cast<int>(seen.size()); ++start) {
    const auto take = [&](int at) {
      const auto index = static_cast<std::size_t>(at);
      if (seen[index] || density.values[index] < least) return;
      seen[index] = true;
      open.push_back(at);
    };
    take(start);
    if (open.empty()) continue;
    Blob blob{{density.width, density.height, 0, 0}, 0};
    while (!open.empty()) {
      const int at = open.back(), x = at % density.width, y = at / density.width;
      open.pop_back();
      blob.ink += density.values[static_cast<std::size_t>(at)];
      blob.box = {std::min(blob.box.left, x), std::min(blob.box.top, y),
                  std::max(blob.box.right, x + 1), std::max(blob.box.bottom, y + 1)};
      if (x > 0) take(at - 1);
      if (x + 1 < density.width) take(at + 1);
      if (y > 0) take(at - density.width);
      if (y + 1 < density.height) take(at + density.width);
    }
    blobs.push_back(blob);
  }
  return blobs;
}

bool on_one_line(const PixelBox& a, const PixelBox& b) {
  const int height = std::max(a.height(), b.height());
  const int gap = std::max(a.left, b.left) - std::min(a.right, b.right);
  const int shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return gap < kWordGap * height && 2 * shared >= std::min(a.height(), b.height());
}

std::vector<Blob> joined(std::vector<Blob> blobs) {
  std::sort(blobs.begin(), blobs.end(),
            [](const Blob& a, const Blob& b) { return a.box.left < b.box.left; });
  std::vector<Blob> lines;
  for (const Blob& blob : blobs) {
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const Blob& each) {
      return on_one_line(each.box, blob.box);
    });
    if (line == lines.end()) {
      lines.push_back(blob);
      continue;
    }
    line->ink += blob.ink;
    line->box = {std::min(line->box.left, blob.box.left), std::min(line->box.top, blob.box.top),
                 std::max(line->box.right, blob.box.right),
                 std::max(line->box.bottom, blob.box.bottom)};
  }
  return lines;
}

// What is left of `box` without the margin into which the blur has spread. All letters help to tell
// where the rows of a line end; the first and the last letter may be pale.
PixelBox tightened(const Ink& ink, const PixelBox& box) {
  std::vector<float> rows(static_cast<std::size_t>(box.height()));
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      rows[static_cast<std::size_t>(y - box.top)] += std::max(0.0F, ink.row(y)[x]);
    }
  }
  const auto [lowest, highest] = std::minmax_element(rows.begin(), rows.end());
  const float least = *lowest + kRowShare * (*highest - *lowest);
  std::size_t top = 0, bottom = rows.size();
  while (top + 1 < bottom && rows[top] < least) ++top;
  while (bottom - 1 > top && rows[bottom - 1] < least) --bottom;
  const int spread = box.width() > 2 * kSpread + 2 ? kSpread : 0;
  return {box.left + spread, box.top + static_cast<int>(top), box.right - spread,
          box.top + static_cast<int>(bottom)};
}

float quantile_of(std::vector<float> values, double share) {
  const auto at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Noise and the rests of a lost panel have a density of their own. Half of a place may be letters,
// so it is measured below the middle.
float threshold_of(const Ink& density, const LabelLineOptions& options) {
  const float most = *std::max_element(density.values.begin(), density.values.end());
  const float middle = quantile_of(density.values, 0.4), lower = quantile_of(density.values, 0.15);
  const float noise = middle + kNoiseSpread * (middle - lower);
  return std::max({static_cast<float>(options.min_density),
                   kDensestShare * std::min(most, kLetterDensity), noise});
}

std::vector<Blob> lines_above(float threshold, const Ink& density, const Ink& ink, double scale,
                              const LabelLineOptions& options) {
  std::vector<Blob> lines = joined(blobs_of(density, threshold));
  for (Blob& line : lines) line.box = tightened(ink, line.box);
  std::erase_if(lines, [&](const Blob& line) {
    const double width = line.box.width() / scale, height = line.box.height() / scale;
    return width < options.min_width || height < options.min_height || width > options.max_width ||
           height > options.max_height || width > kMaxAspect * height;
  });
  std::sort(lines.begin(), lines.end(), [](const Blob& a, const Blob& b) { return a.ink > b.ink; });
  return lines;
}

// Returns a line that was found in the small picture, with the rows that its letters have in the
// full one: a pixel of the small one too few is a tenth of the height of a label.
PixelBox with_full_rows(const PixelBox& line, const PixelBox& place, const Raster& gray, int factor,
                        Polarity polarity) {
  const PixelBox around{line.left, std::max(place.top, line.top - factor), line.right,
                        std::min(place.bottom, line.bottom + factor)};
  const std::optional<Ink> ink = ink_in(gray, around, polarity, kMinContrast);
  if (!ink) return line;
  const PixelBox rows = tightened(*ink, {0, 0, ink->width, ink->height});
  return {line.left, around.top + rows.top, line.right, around.top + rows.bottom};
}

}  // namespace

std::vector<PixelBox> label_lines(const Raster& gray, const PixelBox& place, Polarity polarity,
                                  const LabelLineOptions& options) {
  const int factor = std::max(1, gray.dpi / kFinderDpi);
  const Raster small = shrunk(gray, place, factor);
  if (small.width < 4 || small.height < 4) return {};
  const double scale = small.dpi / 72.0;
  const std::optional<Ink> ink =
      ink_in(small, {0, 0, small.width, small.height}, polarity, kMinContrast);
  if (!ink) return {};
  const Ink density = softened(*ink, kReach * scale);
  std::vector<PixelBox> boxes;
  for (const float rise : kRises) {
    const float threshold = rise * threshold_of(density, options);
    const std::vector<Blob> lines = lines_above(threshold, density, *ink, scale, options);
    if (lines.size() > options.max_lines) continue;
    for (const Blob& line : lines) {
      const PixelBox found{place.left + line.box.left * factor, place.top + line.box.top * factor,
                           place.left + line.box.right * factor,
                           place.top + line.box.bottom * factor};
      const PixelBox box =
          factor == 1 ? found : with_full_rows(found, place, gray, factor, polarity);
      if (std::find(boxes.begin(), boxes.end(), box) == boxes.end()) boxes.push_back(box);
    }
  }
  return boxes;
}

}  // namespace palimpsest::identify
