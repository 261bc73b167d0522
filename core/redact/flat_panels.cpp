#include "redact/flat_panels.hpp"

#include "redact/solid_bars.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

constexpr int kFlatStep = 4;        // gray levels between neighbours of a flat area
constexpr int kToneWidth = 8;       // gray levels that one tone spreads to either side
constexpr int kPaperDistance = 12;  // gray levels: nearer tones are the paper
constexpr int kMaxTones = 6;
constexpr double kMinToneArea = 60;  // square points: the smallest panel
const Length kMaxGlyph = points(12);

using Histogram = std::array<int, 256>;

Histogram flat_histogram(const Raster& gray) {
  Histogram histogram{};
  for (int y = 0; y + 1 < gray.height; ++y) {
    const std::uint8_t* row = gray.row(y);
    const std::uint8_t* below = gray.row(y + 1);
    for (int x = 0; x + 1 < gray.width; ++x) {
      const bool flat =
          std::abs(row[x] - row[x + 1]) <= kFlatStep && std::abs(row[x] - below[x]) <= kFlatStep;
      if (flat) ++histogram[row[x]];
    }
  }
  return histogram;
}

int paper_level(const Histogram& histogram) {
  const auto brightest = std::max_element(histogram.begin() + 128, histogram.end());
  return static_cast<int>(brightest - histogram.begin());
}

int tone_count(const Histogram& histogram, int level) {
  int count = 0;
  for (int i = std::max(0, level - kToneWidth); i <= std::min(255, level + kToneWidth); ++i) {
    count += histogram[static_cast<std::size_t>(i)];
  }
  return count;
}

// Returns the commonest tones between ink and paper.
std::vector<int> tones_of(const Raster& gray, const FindOptions& options) {
  Histogram histogram = flat_histogram(gray);
  const int paper = paper_level(histogram);
  const double per_point = gray.dpi / 72.0;
  std::vector<int> tones;
  while (static_cast<int>(tones.size()) < kMaxTones) {
    int best = options.dark_below;
    for (int level = best; level <= paper - kPaperDistance; ++level) {
      if (tone_count(histogram, level) > tone_count(histogram, best)) best = level;
    }
    if (tone_count(histogram, best) < kMinToneArea * per_point * per_point) break;
    tones.push_back(best);
    for (int i = best - kToneWidth; i <= std::min(255, best + kToneWidth); ++i) {
      histogram[static_cast<std::size_t>(i)] = 0;
    }
  }
  return tones;
}

}  // namespace

std::vector<Candidate> find_flat_panels(const Raster& gray, const std::vector<Word>& words,
                                        const FindOptions& options) {
  std::vector<Candidate> panels;
  for (const int tone : tones_of(gray, options)) {
    const Mask level = Mask::of_levels(gray, tone - kToneWidth, tone + kToneWidth);
    const Mask areas = level.with_small_holes_filled(pixels_of(kMaxGlyph, gray.dpi))
                           .opened(pixels_of(options.min_bar_width, gray.dpi),
                                   pixels_of(options.min_bar_height, gray.dpi));
    for (const Component& component : areas.components()) {
      auto panel = filled_candidate(component, level, gray.dpi, words, options);
      if (!panel) continue;
      panel->confidence -= 0.1;
      panel->evidence.emplace_back("flat_tone");
      panels.push_back(std::move(*panel));
    }
  }
  return panels;
}

}  // namespace palimpsest::redact
