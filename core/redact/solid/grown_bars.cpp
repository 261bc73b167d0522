#include "redact/solid/grown_bars.hpp"

#include "redact/outlined/box_content.hpp"
#include "redact/solid/panel_tone.hpp"
#include "redact/solid/solid_bars.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kStripWidth = points(10);  // of the least that a label leaves of a bar
const Length kStripHeight = points(2);
constexpr double kFullStrip = 0.85;        // of a row of a strip; slanting strokes have less
constexpr double kMinLevelShare = 0.55;    // of a bar with its label
constexpr double kMinGrownRimShare = 0.7;  // of the rim of a bar; of words it is ragged
const Length kMinGrownWidth = points(13);  // of a bar with room for a label
const Length kMinGrownHeight = points(8);
constexpr double kMinGrownAspect = 1.25;    // icons are as high as wide
const Length kMaxGrownHeight = points(40);  // higher bars have room for a label
const Length kSameLeft = points(3);
constexpr double kKnownShare = 0.5;  // of a strip, that lies in a known bar
constexpr double kGrownConfidence = 0.75;

bool is_known(const PixelBox& strip, const std::vector<Candidate>& known) {
  return std::any_of(known.begin(), known.end(), [&](const Candidate& each) {
    return area(intersection(strip, each.box)) > kKnownShare * area(strip);
  });
}

// Returns the longest run of rows that are full; beside a label there are others that are not.
PixelBox full_rows(const Component& strip) {
  const int width = strip.mask.width();
  PixelBox best{strip.box.left, strip.box.top, strip.box.right, strip.box.top};
  int from = 0;
  for (int y = 0; y <= strip.mask.height(); ++y) {
    const bool is_full =
        y < strip.mask.height() && strip.mask.count({0, y, width, y + 1}) >= kFullStrip * width;
    if (is_full) continue;
    if (y - from > best.height()) {
      best.top = strip.box.top + from;
      best.bottom = strip.box.top + y;
    }
    from = y + 1;
  }
  return best;
}

// What a label leaves of a bar: a low strip along it, or the place beside the label.
std::vector<PixelBox> strips_of(const Mask& filled, int dpi, const FindOptions& options) {
  const std::pair<Length, Length> least[] = {{options.min_bar_width, options.min_bar_height},
                                             {kStripWidth, kStripHeight}};
  std::vector<PixelBox> strips;
  for (const auto& [width, height] : least) {
    const Mask open = filled.opened(pixels_of(width, dpi), pixels_of(height, dpi));
    for (const Component& strip : open.components()) {
      const PixelBox rows = full_rows(strip);
      if (rows.height() >= pixels_of(kStripHeight, dpi)) strips.push_back(rows);
    }
  }
  return strips;
}

// Whether a bar that is written on in words ("out of scope") begins where a bar next to it does: a
// title band stands alone.
bool stands_with(const PixelBox& box, const std::vector<Candidate>& bars, int dpi) {
  const int same = pixels_of(kSameLeft, dpi);
  return std::any_of(bars.begin(), bars.end(), [&](const Candidate& bar) {
    const int gap = std::max(bar.box.top - box.bottom, box.top - bar.box.bottom);
    return std::abs(bar.box.left - box.left) <= same && gap <= box.height() / 2 &&
           std::abs(bar.box.height() - box.height()) <= box.height() / 2;
  });
}

bool is_bar(const PixelBox& box, const Mask& level, int dpi) {
  if (box.width() < pixels_of(kMinGrownWidth, dpi) ||
      box.height() < pixels_of(kMinGrownHeight, dpi) ||
      box.height() > pixels_of(kMaxGrownHeight, dpi) ||
      box.width() < kMinGrownAspect * box.height() || has_round_corners(box, level, dpi) ||
      is_page_edge(box, level.width(), level.height(), dpi)) {
    return false;
  }
  const PixelBox inner = shrunk(box, pixels_of(kBarRim, dpi));
  const double rim = level.count(box) - level.count(inner);
  return level.count(box) >= kMinLevelShare * area(box) &&
         rim >= kMinGrownRimShare * (area(box) - area(inner)) && has_clear_edges(box, level, dpi);
}

}  // namespace

std::vector<Candidate> grown_bars(const Mask& level, const Mask& filled, int dpi,
                                  const std::vector<Candidate>& known,
                                  const std::vector<Word>& words, const FindOptions& options) {
  std::vector<Candidate> bars = known;
  for (const PixelBox& strip : strips_of(filled, dpi, options)) {
    if (is_known(strip, bars)) continue;
    const PixelBox box = whole_panel(strip, level, dpi);
    if (!is_bar(box, level, dpi) || is_known(box, bars)) continue;
    const PixelBox interior = shrunk(box, pixels_of(kBarRim, dpi));
    const BoxContent content = content_of(level.inverted(), interior, dpi, words, options);
    if (content == BoxContent::kBlank) continue;
    if (content == BoxContent::kText && !stands_with(box, bars, dpi)) continue;
    bars.push_back(
        {box, {}, RedactionKind::kSolid, kGrownConfidence, {"solid_fill", "label_inside"}});
  }
  bars.erase(bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(known.size()));
  return bars;
}

}  // namespace palimpsest::redact
