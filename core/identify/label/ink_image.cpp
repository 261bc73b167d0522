#include "identify/label/ink_image.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace palimpsest::identify {
namespace {

constexpr double kBlur = 0.24;      // points: the ragged edges of an enlarged scan
constexpr double kInkArea = 0.4;    // square points that the darkest strokes of a label cover
constexpr int kLabelContrast = 24;  // gray levels between a label and what is around it
constexpr double kMaxShare = 0.25;  // of a small place

int level_at(std::vector<std::uint8_t> pixels, std::size_t rank) {
  const auto at = pixels.begin() + static_cast<std::ptrdiff_t>(std::min(rank, pixels.size() - 1));
  std::nth_element(pixels.begin(), at, pixels.end());
  return *at;
}

std::vector<float> kernel_of(double sigma) {
  const int reach = static_cast<int>(std::ceil(2.5 * sigma));
  std::vector<float> kernel;
  float sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    kernel.push_back(static_cast<float>(std::exp(-i * i / (2 * sigma * sigma))));
    sum += kernel.back();
  }
  for (float& each : kernel) each /= sum;
  return kernel;
}

// Blurs along the rows and turns the picture on its side, so that twice is both directions.
Ink blurred_and_turned(const Ink& ink, const std::vector<float>& kernel) {
  Ink turned = make_ink(ink.height, ink.width);
  const int reach = static_cast<int>(kernel.size()) / 2;
  for (int y = 0; y < ink.height; ++y) {
    const float* row = ink.row(y);
    for (int x = 0; x < ink.width; ++x) {
      float sum = 0;
      for (int i = -reach; i <= reach; ++i) {
        sum +=
            kernel[static_cast<std::size_t>(i + reach)] * row[std::clamp(x + i, 0, ink.width - 1)];
      }
      turned.row(x)[y] = sum;
    }
  }
  return turned;
}

}  // namespace

Ink make_ink(int width, int height) {
  return {width, height,
          std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

std::optional<Ink> ink_in(const Raster& gray, const PixelBox& box, Polarity polarity,
                          int min_contrast) {
  const Raster place = cropped(gray, box);
  if (place.is_empty()) return std::nullopt;
  const double area = kInkArea * gray.dpi * gray.dpi / (72.0 * 72.0);
  const std::size_t count = place.pixels.size();
  const auto strokes =
      static_cast<std::size_t>(std::min(area, kMaxShare * static_cast<double>(count)));
  const int paper = level_at(place.pixels, count / 2);
  const bool is_dark = polarity == Polarity::kDarkOnLight;
  const int darkest = level_at(place.pixels, is_dark ? strokes : count - 1 - strokes);
  if ((is_dark ? paper - darkest : darkest - paper) < min_contrast) return std::nullopt;
  Ink ink = make_ink(place.width, place.height);
  for (std::size_t i = 0; i < count; ++i) {
    const float value = static_cast<float>(paper - place.pixels[i]);
    ink.values[i] = std::clamp(value / static_cast<float>(paper - darkest), -0.3F, 1.0F);
  }
  return softened(ink, kBlur * gray.dpi / 72.0);
}

std::optional<LabelInk> label_ink(const Raster& gray, const PixelBox& place, const PixelBox& line,
                                  Polarity polarity) {
  const int above = line.height() / 2, beside = line.height();
  const PixelBox around{
      std::max(place.left, line.left - beside), std::max(place.top, line.top - above),
      std::min(place.right, line.right + beside), std::min(place.bottom, line.bottom + above)};
  std::optional<Ink> ink = ink_in(gray, around, polarity, kLabelContrast);
  if (!ink) return std::nullopt;
  return LabelInk{std::move(*ink),
                  {line.left - around.left, line.top - around.top, line.right - around.left,
                   line.bottom - around.top}};
}

Ink resampled(const Ink& ink, const Sampling& sampling, int width, int height) {
  constexpr int kParts = 3;  // samples along each side of a new pixel
  Ink result = make_ink(width, height);
  const auto at = [&](int x, int y) {
    return x < 0 || y < 0 || x >= ink.width || y >= ink.height ? 0.0F : ink.row(y)[x];
  };
  const auto between = [&](double x, double y) {
    const int x0 = static_cast<int>(std::floor(x)), y0 = static_cast<int>(std::floor(y));
    const auto fx = static_cast<float>(x - x0), fy = static_cast<float>(y - y0);
    return (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
           (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy;
  };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      float sum = 0;
      for (int i = 0; i < kParts * kParts; ++i) {
        const double u = (x + (i % kParts + 0.5) / kParts) * sampling.step;
        const double v = (y + (i / kParts + 0.5) / kParts) * sampling.step;
        sum += between(sampling.left + u - 0.5, sampling.top + v + sampling.slope * u - 0.5);
      }
      result.row(y)[x] = sum / (kParts * kParts);
    }
  }
  return result;
}

Ink softened(const Ink& ink, double sigma) {
  const std::vector<float> kernel = kernel_of(sigma);
  return blurred_and_turned(blurred_and_turned(ink, kernel), kernel);
}

}  // namespace palimpsest::identify
