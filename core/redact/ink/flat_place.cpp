#include "redact/ink/flat_place.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

constexpr double kMarginShare =
    0.25;                    // of the shorter side of a word: above and below small letters
constexpr int kSamples = 5;  // a side, for the colour that most pixels have

Region middle_of(const Region& word) {
  const Length margin = points(kMarginShare * std::min(word.width(), word.height()).in_points());
  const Region middle = grown(word, -margin);
  return middle.is_empty() ? word : middle;
}

// Returns the median of samples, channel by channel.
Color usual_color(const Raster& raster, const PixelBox& box) {
  std::array<std::array<std::uint8_t, kSamples * kSamples>, 3> values{};
  std::size_t count = 0;
  for (int row = 0; row < kSamples; ++row) {
    const int y = box.top + (2 * row + 1) * box.height() / (2 * kSamples);
    for (int column = 0; column < kSamples; ++column, ++count) {
      const int x = box.left + (2 * column + 1) * box.width() / (2 * kSamples);
      const std::uint8_t* pixel =
          raster.row(y) + static_cast<std::ptrdiff_t>(x) * raster.channels();
      for (std::size_t c = 0; c < 3; ++c) values[c][count] = pixel[raster.channels() == 3 ? c : 0];
    }
  }
  for (auto& channel : values) {
    std::nth_element(channel.begin(), channel.begin() + channel.size() / 2, channel.end());
  }
  return {values[0][count / 2], values[1][count / 2], values[2][count / 2]};
}

}  // namespace

std::optional<Color> flat_color(const Raster& raster, const Region& word,
                                const FlatLimits& limits) {
  const PixelBox box = to_pixels(middle_of(word), raster);
  if (box.width() <= 0 || box.height() <= 0) return std::nullopt;
  const Color usual = usual_color(raster, box);
  const std::array<int, 3> wanted = {usual.red, usual.green, usual.blue};
  const int channels = raster.channels();
  double left = limits.speck_share * box.width() * box.height();
  for (int y = box.top; y < box.bottom; ++y) {
    const std::uint8_t* pixel = raster.row(y) + static_cast<std::ptrdiff_t>(box.left) * channels;
    for (int x = box.left; x < box.right; ++x, pixel += channels) {
      bool differs = false;
      for (int c = 0; c < channels; ++c) {
        differs =
            differs || std::abs(pixel[c] - wanted[static_cast<std::size_t>(c)]) >= limits.contrast;
      }
      if (differs && (left -= 1) < 0) return std::nullopt;
    }
  }
  return usual;
}

}  // namespace palimpsest::redact
