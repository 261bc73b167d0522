#include "redact/solid/flat_panels.hpp"

#include "redact/outlined/box_content.hpp"
#include "redact/solid/grown_bars.hpp"
#include "redact/solid/panel_tone.hpp"
#include "redact/solid/solid_bars.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr int kFlatStep = 4;        // gray levels between neighbours of a flat area
constexpr int kToneWidth = 8;       // gray levels that one tone spreads to either side
constexpr int kPaperDistance = 28;  // gray levels: nearer tones are paper, bubbles, shaded cells
constexpr int kPaperMargin = 6;     // gray levels between the spreads of paper and of a tone
constexpr int kInkDistance = 25;    // gray levels: lines around a panel are darker than it
constexpr int kMaxTones = 6;
constexpr double kMinToneArea = 60;  // square points: the smallest panel
const Length kMaxGlyph = points(12);
const Length kSoftRim = points(0.7);
constexpr int kSmoothedSide = 5;     // pixels at 100-200 dpi: noise of 14 levels falls below 3
constexpr int kNoisyToneWidth = 14;  // gray levels: what smoothing leaves, and streaks
constexpr int kMinChroma = 24;  // of 255, from the least to the largest channel: JPEG reaches 15
const Length kDotGap = points(1.2);  // between the dots of a raster; letters are farther apart
constexpr double kMaxDots = 0.9;     // of an area; more is a bar
const Length kLabelledWidth = points(60);
const Length kDitherWidth = points(40);  // words in heavy type run together, and are shorter
constexpr double kDitherDoubt = 0.1;     // of confidence
const Length kEmblemWidth = points(40);
constexpr double kEmblemAspect = 1.1;
constexpr double kTintAspect = 1.5;  // of a marked place; emblems and icons are square
const Length kTintWidth = points(18);
const Length kTintHeight = points(7.5);     // lower stripes of colour are emblems
constexpr double kTintConfidence = 0.87;    // above that of the patches of one tone in it
const Length kMaxLargeLabel = points(160);  // codes on marker ink are set as large as it is high
const Length kMaxLargeGlyph = points(40);
constexpr int kMaxLargeGlyphs = 10;
constexpr double kSamePanel = 1.1;  // of the area of a patch that is its whole panel

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

int tone_count(const Histogram& histogram, int level, int width) {
  int count = 0;
  for (int i = std::max(0, level - width); i <= std::min(255, level + width); ++i) {
    count += histogram[static_cast<std::size_t>(i)];
  }
  return count;
}

// Returns the commonest tones between ink and paper.
std::vector<int> tones_of(const Raster& gray, int width, const FindOptions& options) {
  Histogram histogram = flat_histogram(gray);
  const int paper = paper_level(histogram);
  const double per_point = gray.dpi / 72.0;
  std::vector<int> tones;
  while (static_cast<int>(tones.size()) < kMaxTones) {
    int best = options.dark_below;
    for (int level = best; level <= paper - std::max(kPaperDistance, width + kPaperMargin);
         ++level) {
      if (tone_count(histogram, level, width) > tone_count(histogram, best, width)) best = level;
    }
    if (tone_count(histogram, best, width) < kMinToneArea * per_point * per_point) break;
    tones.push_back(best);
    for (int i = std::max(0, best - width); i <= std::min(255, best + width); ++i) {
      histogram[static_cast<std::size_t>(i)] = 0;
    }
  }
  return tones;
}

// What the patches of one tone are judged by.
struct Tone {
  Mask level;  // pixels of the tone
  Mask ink;    // what is darker than the tone: lines and letters
  int dpi = 0;
  Length max_glyph = kMaxGlyph;  // of a label
};

// Letters of a logo and icons are higher than wide; panels over words are not.
bool is_emblem(const PixelBox& box, int dpi) {
  return box.width() < pixels_of(kEmblemWidth, dpi) && box.height() > kEmblemAspect * box.width();
}

// A patch ends where its panel does, or at letters on the panel: then the whole panel is judged.
std::optional<Candidate> whole_candidate(Candidate patch, const Tone& tone,
                                         const std::vector<Word>& words,
                                         const FindOptions& options) {
  const PixelBox whole = whole_panel(patch.box, tone.level);
  if (area(whole) > kSamePanel * area(patch.box)) {
    const Mask marks = tone.level.inverted();
    const PixelBox interior = shrunk(whole, pixels_of(kSoftRim, tone.dpi));
    if (content_of(marks, interior, tone.dpi, words, options) == BoxContent::kText) {
      return std::nullopt;
    }
    patch.box = whole;
    patch.outline.clear();
  }
  if (is_ruled_cell(patch.box, tone.ink, tone.dpi) || is_emblem(patch.box, tone.dpi)) {
    return std::nullopt;
  }
  return patch;
}

Mask filled_tone(const Tone& tone) {
  return tone.level.with_small_holes_filled(pixels_of(tone.max_glyph, tone.dpi));
}

std::vector<Candidate> panels_of(const Tone& tone, const Mask& filled,
                                 const std::vector<Word>& words, const FindOptions& options) {
  const Mask areas = filled.opened(pixels_of(options.min_bar_width, tone.dpi),
                                   pixels_of(options.min_bar_height, tone.dpi));
  std::vector<Candidate> panels;
  for (const Component& component : areas.components()) {
    auto patches = filled_candidates(component, tone.level, tone.dpi, words, options);
    const bool touch = patches.size() > 1;
    for (Candidate& patch : patches) {
      auto panel =
          touch ? std::optional(patch) : whole_candidate(std::move(patch), tone, words, options);
      if (!panel) continue;
      panels.push_back(std::move(*panel));
    }
  }
  for (Candidate& panel : panels) {
    panel.confidence -= 0.1;
    panel.evidence.emplace_back("flat_tone");
  }
  return panels;
}

// Moves the sides of a panel that was found in the local mean back to where its edges are.
Candidate unsmoothed(Candidate panel) {
  if (panel.outline.empty()) panel.box = shrunk(panel.box, -kSmoothedSide / 4);
  return panel;
}

}  // namespace

std::vector<Candidate> find_tinted_panels(const Raster& gray, const Raster& chroma,
                                          const std::vector<Word>& words,
                                          const FindOptions& options) {
  Mask level = Mask::of_levels(chroma, kMinChroma, 255);
  Mask ink = Mask::of_levels(gray, 0, options.line_below).without(level);
  const Tone tone{std::move(level), std::move(ink), gray.dpi, kMaxLargeGlyph};
  const double per_point = gray.dpi / 72.0;
  if (tone.level.count({0, 0, gray.width, gray.height}) < kMinToneArea * per_point * per_point) {
    return {};
  }
  FindOptions large = options;
  large.max_label_width = kMaxLargeLabel;
  large.max_label_height = kMaxLargeGlyph;
  large.max_label_glyphs = kMaxLargeGlyphs;
  const Mask filled = filled_tone(tone);
  std::vector<Candidate> panels = panels_of(tone, filled, words, large);
  for (Candidate& panel : grown_bars(tone.level, filled, tone.dpi, panels, words, large)) {
    if (is_ruled_cell(panel.box, tone.ink, tone.dpi)) continue;
    panel.evidence.emplace_back("flat_tone");
    panels.push_back(std::move(panel));
  }
  std::erase_if(panels, [&](const Candidate& panel) {
    const bool is_blank = panel.evidence[1] == "blank_inside";
    return panel.box.width() < kTintAspect * panel.box.height() ||
           panel.box.width() < pixels_of(kTintWidth, gray.dpi) ||
           panel.box.height() < pixels_of(kTintHeight, gray.dpi) ||
           (is_blank && !panel.outline.empty());
  });
  for (Candidate& panel : panels) panel.confidence = kTintConfidence;
  return panels;
}

std::vector<Candidate> find_dithered_panels(const Raster& gray, const std::vector<Word>& words,
                                            const FindOptions& options) {
  const Mask dots = Mask::of_levels(gray, 0, options.line_below);
  const int gap = pixels_of(kDotGap, gray.dpi);
  const Tone tone{dots.closed(gap, gap), Mask(gray.width, gray.height), gray.dpi};
  std::vector<Candidate> panels = panels_of(tone, filled_tone(tone), words, options);
  std::erase_if(panels, [&](const Candidate& panel) {
    const bool is_blank = panel.evidence[1] == "blank_inside";
    return panel.box.width() < pixels_of(is_blank ? kDitherWidth : kLabelledWidth, gray.dpi) ||
           dots.count(panel.box) > kMaxDots * area(panel.box);
  });
  for (Candidate& panel : panels) panel.confidence -= kDitherDoubt;
  return panels;
}

std::vector<Candidate> find_flat_panels(const Raster& gray, const std::vector<Word>& words,
                                        const FindOptions& options) {
  const bool smooths = is_noisy(gray);
  const Raster smooth = smooths ? local_mean(gray, kSmoothedSide) : Raster{};
  const Raster& seen = smooths ? smooth : gray;
  const int width = smooths ? kNoisyToneWidth : kToneWidth;
  std::vector<Candidate> panels;
  for (const int level : tones_of(seen, width, options)) {
    const Tone tone{
        Mask::of_levels(seen, std::max(0, level - width), std::min(255, level + width)),
        Mask::of_levels(gray, 0, std::min(options.line_below, level - width - kInkDistance)),
        gray.dpi};
    for (Candidate& panel : panels_of(tone, filled_tone(tone), words, options)) {
      panels.push_back(smooths ? unsmoothed(std::move(panel)) : std::move(panel));
    }
  }
  return panels;
}

}  // namespace palimpsest::redact
