#include "redact/solid/flat_panels.hpp"

#include "redact/outlined/box_content.hpp"
#include "redact/solid/grown_bars.hpp"
#include "redact/solid/histogram.hpp"
#include "redact/solid/panel_tone.hpp"
#include "redact/solid/solid_bars.hpp"

#include <algorithm>
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
constexpr int kSmoothedSide = 5;     // pixels at 100-200 dpi: noise of 14 levels falls below 3
constexpr int kNoisyToneWidth = 14;  // gray levels: what smoothing leaves, and streaks
constexpr int kStreakDepth = 12;     // gray levels beyond the noise: streaks of a scanner reach 24
const Length kStreakWidth = points(2.5);  // five pixels at 150 dpi: what the mean makes of one
constexpr int kMaxUnrest = 17;  // gray levels; 97 % of noisy panels have less, type 25 and more
constexpr int kMinChroma = 24;  // of 255, from the least to the largest channel: JPEG reaches 15
const Length kDotGap = points(1.2);  // between the dots of a raster; letters are farther apart
constexpr double kMaxDots = 0.9;     // of an area; more is a bar
const Length kLabelledWidth = points(60);
const Length kDitherWidth = points(40);  // words in heavy type run together, and are shorter
const Length kDitherHeight = points(7);  // and as high as small letters
constexpr double kDitherDoubt = 0.1;     // of confidence
const Length kEmblemWidth = points(40);
constexpr double kEmblemAspect = 1.1;
constexpr double kTintAspect = 1.5;  // of a marked place; emblems and icons are square
const Length kTintWidth = points(18);
const Length kTintHeight = points(7.5);     // lower stripes of colour are emblems
constexpr double kTintConfidence = 0.87;    // above that of the patches of one tone in it
const Length kMaxLargeLabel = points(160);  // codes on marker ink are set as large as it is high
const Length kTypeStroke = points(6);       // of such codes, and what lies within their bends
const Length kMaxLargeGlyph = points(40);
constexpr int kMaxLargeGlyphs = 10;
constexpr double kMaxTilt = 0.02;        // of the length of a rule around a shaded cell
constexpr double kStruckShare = 0.8;     // of its width, that a line through a panel covers
const Length kStruckHeight = points(8);  // the line, and the strokes of letters beside it
constexpr double kSamePanel = 1.1;       // of the area of a patch that is its whole panel

// A page as its tones are read.
struct Seen {
  Raster tones;   // the page, or its local mean when it is noisy
  Raster unrest;  // how far a noisy page is from its mean, around each pixel; else empty
  int width = 0;  // gray levels that one tone spreads to either side

  [[nodiscard]] bool is_smoothed() const { return !unrest.is_empty(); }
};

Seen seen_of(const Raster& gray) {
  if (!is_noisy(gray)) return {gray, {}, kToneWidth};
  Raster mean = local_mean(gray, kSmoothedSide);
  Raster unrest = local_mean(difference(gray, mean), kSmoothedSide);
  return {std::move(mean), std::move(unrest), kNoisyToneWidth};
}

// Small type has a mean like a tone of its own, but is far from even.
bool is_even(const Seen& seen, int x, int y) {
  return !seen.is_smoothed() || seen.unrest.row(y)[x] <= kMaxUnrest;
}

Histogram flat_histogram(const Seen& seen) {
  Histogram histogram{};
  const Raster& gray = seen.tones;
  for (int y = 0; y + 1 < gray.height; ++y) {
    const std::uint8_t* row = gray.row(y);
    const std::uint8_t* below = gray.row(y + 1);
    for (int x = 0; x + 1 < gray.width; ++x) {
      const bool flat =
          std::abs(row[x] - row[x + 1]) <= kFlatStep && std::abs(row[x] - below[x]) <= kFlatStep;
      if (flat && is_even(seen, x, y)) ++histogram[row[x]];
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
std::vector<int> tones_of(const Seen& seen, const FindOptions& options) {
  Histogram histogram = flat_histogram(seen);
  const int paper = paper_level(histogram);
  const int width = seen.width;
  const double per_point = seen.tones.dpi / 72.0;
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
  const PixelBox whole = whole_panel(patch.box, tone.level, tone.dpi);
  if (area(whole) > kSamePanel * area(patch.box)) {
    const Mask marks = tone.level.inverted();
    const PixelBox interior = shrunk(whole, pixels_of(kSoftRim, tone.dpi));
    if (content_of(marks, interior, tone.dpi, words, options) == BoxContent::kText) {
      return std::nullopt;
    }
    patch.box = whole;
    patch.outline.clear();
  }
  if (is_ruled_cell(patch.box, tone.ink, tone.dpi, kMaxTilt) || is_emblem(patch.box, tone.dpi)) {
    return std::nullopt;
  }
  return patch;
}

// Whether a line runs through the middle of a low panel: then it is a heading that was struck out.
bool is_struck_out(const PixelBox& box, const Tone& tone) {
  if (box.height() > pixels_of(kStruckHeight, tone.dpi)) return false;
  for (int y = box.top + box.height() / 4; y < box.bottom - box.height() / 4; ++y) {
    if (tone.ink.count({box.left, y, box.right, y + 1}) >= kStruckShare * box.width()) return true;
  }
  return false;
}

// Letters typed over a tint hide it; between tint on both sides they are part of the panel.
Mask with_typed_over(const Mask& tint, const Raster& gray, const FindOptions& options) {
  const Mask type = Mask::of_levels(gray, 0, options.dark_below);
  return tint.with(tint.closed(pixels_of(kTypeStroke, gray.dpi), 1).within(type));
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
      if (!panel || is_struck_out(panel->box, tone)) continue;
      panels.push_back(std::move(*panel));
    }
  }
  for (Candidate& panel : panels) {
    panel.confidence -= 0.1;
    panel.evidence.emplace_back("flat_tone");
  }
  return panels;
}

// Returns the pixels of a tone. In a local mean also those where a streak of the scanner lightens
// or darkens some columns, and the tone goes on to both sides of it.
Mask level_mask(const Seen& seen, int level) {
  const auto within = [&](int reach) {
    return Mask::of_levels(seen.tones, std::max(0, level - reach), std::min(255, level + reach));
  };
  Mask tone = within(seen.width);
  if (!seen.is_smoothed()) return tone;
  const Mask closed = tone.closed(pixels_of(kStreakWidth, seen.tones.dpi), 1);
  return tone.with(closed.within(within(seen.width + kStreakDepth)))
      .within(Mask::of_levels(seen.unrest, 0, kMaxUnrest));
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
  const Mask filled = with_typed_over(tone.level, gray, options)
                          .with_small_holes_filled(pixels_of(tone.max_glyph, tone.dpi));
  std::vector<Candidate> panels = panels_of(tone, filled, words, large);
  for (Candidate& panel : grown_bars(tone.level, filled, tone.dpi, panels, words, large)) {
    if (is_ruled_cell(panel.box, tone.ink, tone.dpi, kMaxTilt)) continue;
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
  const Tone tone{dots.closed(gap, gap), dots.opened(pixels_of(options.min_line, gray.dpi), 1),
                  gray.dpi};
  std::vector<Candidate> panels = panels_of(tone, filled_tone(tone), words, options);
  std::erase_if(panels, [&](const Candidate& panel) {
    const bool is_blank = panel.evidence[1] == "blank_inside";
    return panel.box.width() < pixels_of(is_blank ? kDitherWidth : kLabelledWidth, gray.dpi) ||
           panel.box.height() < pixels_of(kDitherHeight, gray.dpi) ||
           dots.count(panel.box) > kMaxDots * area(panel.box);
  });
  for (Candidate& panel : panels) panel.confidence -= kDitherDoubt;
  return panels;
}

std::vector<Candidate> find_flat_panels(const Raster& gray, const std::vector<Word>& words,
                                        const FindOptions& options) {
  const Seen seen = seen_of(gray);
  std::vector<Candidate> panels;
  for (const int level : tones_of(seen, options)) {
    const int darker = std::min(options.line_below, level - seen.width - kInkDistance);
    const Tone tone{level_mask(seen, level), Mask::of_levels(gray, 0, darker), gray.dpi};
    for (Candidate& panel : panels_of(tone, filled_tone(tone), words, options)) {
      panels.push_back(seen.is_smoothed() ? unsmoothed(std::move(panel)) : std::move(panel));
    }
  }
  return panels;
}

}  // namespace palimpsest::redact
