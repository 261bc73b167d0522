#include "redact/solid/written_grounds.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/mask.hpp"
#include "redact/outlined/box_content.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::redact {
namespace {

constexpr int kToneWidth = 4;         // gray levels to either side; clean pages alone have one tone
constexpr int kPaperDistance = 8;     // gray levels: nearer tones are paper
constexpr double kOneTone = 0.6;      // of a place with its label
constexpr int kInkDistance = 60;      // gray levels: codes are set in white on gray, text is not
constexpr double kGroundShare = 0.6;  // of the box of a ground, beside the letters on it
constexpr int kMinWritten = 3;        // places: a table head alone has fewer
const Length kRim = points(0.7);

using Histogram = std::array<int, 256>;

Histogram histogram_of(const Raster& gray, const PixelBox& box) {
  Histogram histogram{};
  for (int y = box.top; y < box.bottom; ++y) {
    const std::uint8_t* row = gray.row(y);
    for (int x = box.left; x < box.right; ++x) ++histogram[row[x]];
  }
  return histogram;
}

int commonest(const Histogram& histogram) {
  return static_cast<int>(std::max_element(histogram.begin(), histogram.end()) - histogram.begin());
}

}  // namespace

bool WrittenGrounds::holds(const PixelBox& box) {
  if (paper_ == 0) paper_ = commonest(histogram_of(gray_, {0, 0, gray_.width, gray_.height}));
  const PixelBox inside = intersection(box, {0, 0, gray_.width, gray_.height});
  const Histogram histogram = histogram_of(gray_, inside);
  const int level = commonest(histogram);
  if (level < options_.dark_below || level > paper_ - kPaperDistance) return false;
  int count = 0;
  for (int i = level - kToneWidth; i <= std::min(255, level + kToneWidth); ++i) {
    count += histogram[static_cast<std::size_t>(i)];
  }
  if (count < kOneTone * area(inside)) return false;
  const auto known = known_.find(level);
  if (known != known_.end()) return known->second;
  return known_[level] = is_written_on(level);
}

bool WrittenGrounds::is_written_on(int level) const {
  const Mask tone = Mask::of_levels(gray_, level - kToneWidth, std::min(255, level + kToneWidth));
  const Mask ink = Mask::of_levels(gray_, 0, level - kInkDistance);
  const int rim = pixels_of(kRim, gray_.dpi);
  int written = 0;
  for (const Component& each : tone.components()) {
    const bool is_small = each.box.width() < pixels_of(options_.min_bar_width, gray_.dpi) ||
                          each.box.height() < pixels_of(options_.min_bar_height, gray_.dpi);
    if (is_small || tone.count(each.box) < kGroundShare * area(each.box)) continue;
    const BoxContent content = content_of(ink, shrunk(each.box, rim), gray_.dpi, words_, options_);
    if (content == BoxContent::kText && ++written >= kMinWritten) return true;
  }
  return false;
}

}  // namespace palimpsest::redact
