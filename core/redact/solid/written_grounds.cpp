#include "redact/solid/written_grounds.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/mask.hpp"
#include "redact/outlined/box_content.hpp"
#include "redact/solid/histogram.hpp"
#include "redact/solid/solid_bars.hpp"

#include <algorithm>

namespace palimpsest::redact {
namespace {

constexpr int kGroundSpread = 4;      // gray levels to either side; clean pages alone have one tone
constexpr int kGroundDistance = 8;    // gray levels: nearer tones are paper
constexpr double kOneGround = 0.6;    // of a place with its label
constexpr int kTextDistance = 60;     // gray levels: codes are set in white on gray, text is not
constexpr double kGroundShare = 0.6;  // of the box of a ground, beside the letters on it
constexpr int kMinWritten = 3;        // places: a table head alone has fewer

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
  if (level < options_.dark_below || level > paper_ - kGroundDistance) return false;
  int count = 0;
  for (int i = level - kGroundSpread; i <= std::min(255, level + kGroundSpread); ++i) {
    count += histogram[static_cast<std::size_t>(i)];
  }
  if (count < kOneGround * area(inside)) return false;
  const auto known = known_.find(level);
  if (known != known_.end()) return known->second;
  return known_[level] = is_written_on(level);
}

bool WrittenGrounds::is_written_on(int level) const {
  const Mask tone =
      Mask::of_levels(gray_, level - kGroundSpread, std::min(255, level + kGroundSpread));
  const Mask ink = Mask::of_levels(gray_, 0, level - kTextDistance);
  const int rim = pixels_of(kSoftRim, gray_.dpi);
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
