#include "diff/ink/page_ink.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace palimpsest::diff {
namespace {

constexpr std::size_t kSampleStep = 7;  // pixels: enough of a page to know its paper
constexpr int kDarkestPaper = 96;       // of 255: a page may be black for its greater part
constexpr double kNoiseShare = 0.12;    // of the paper's brightness, by which scanners vary it

int paper_of(const Raster& gray) {
  std::array<int, 256> counts{};
  for (std::size_t i = 0; i < gray.pixels.size(); i += kSampleStep) ++counts[gray.pixels[i]];
  const auto commonest = std::max_element(counts.begin() + kDarkestPaper, counts.end());
  return *commonest > 0 ? static_cast<int>(commonest - counts.begin()) : 255;
}

}  // namespace

PageInk::PageInk(const Raster& gray)
    : gray_(gray), paper_(paper_of(gray)), pixels_per_point_(gray.dpi / 72.0) {
  const double bright = (1 - kNoiseShare) * paper_;
  for (int value = 0; value < 256; ++value) {
    const double share = std::clamp((bright - value) / bright, 0.0, 1.0);
    darkness_[static_cast<std::size_t>(value)] = static_cast<float>(share);
  }
}

double PageInk::at(double x, double y) const {
  const double column = x * pixels_per_point_ - 0.5;
  const double line = y * pixels_per_point_ - 0.5;
  const int left = static_cast<int>(std::floor(column));
  const int top = static_cast<int>(std::floor(line));
  if (left < 0 || top < 0 || left + 1 >= gray_.width || top + 1 >= gray_.height) return 0;
  const double across = column - left, down = line - top;
  const std::uint8_t* upper = gray_.row(top) + left;
  const std::uint8_t* lower = gray_.row(top + 1) + left;
  const double high = darkness_[upper[0]] + across * (darkness_[upper[1]] - darkness_[upper[0]]);
  const double low = darkness_[lower[0]] + across * (darkness_[lower[1]] - darkness_[lower[0]]);
  return high + down * (low - high);
}

}  // namespace palimpsest::diff
