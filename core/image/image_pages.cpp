#include "image/image_pages.hpp"

#include "base/error.hpp"
#include "image/image_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include <leptonica/allheaders.h>

namespace palimpsest::image {
namespace {

constexpr std::int64_t kMaxPixels = 120'000'000;  // 480 MB in colour; the largest cameras have 100
// Pixels an inch of scanners, from a coarse look to film; a fax has 204 x 98, 204 x 196 or
// 204 x 391.
constexpr int kLeastResolution = 50;
constexpr int kMostResolution = 2400;
// Below it a sheet must be one that exists: cameras write any small number.
constexpr int kCoarseResolution = 100;
constexpr double kMostCoarseInches = 20;         // of the long side: a ledger or a small map
constexpr std::int64_t kMostDrawn = 45'000'000;  // pixels that a worker has memory for
constexpr int kMostStretched = 4;                // times, of one direction against the other
// What programs write that know nothing: 72 x 72 and 96 x 96.
constexpr std::array<int, 2> kMeaningless = {72, 96};
constexpr double kAssumedLongSide = 11;  // inches: of a letter
constexpr double kPointsOfInch = 72;

std::string name_of_image(std::size_t image) { return "image " + std::to_string(image + 1); }

[[noreturn]] void refuse(std::size_t image, const std::string& why) {
  throw Error(ErrorKind::kInput, name_of_image(image) + " " + why);
}

const l_uint8* data_of(std::string_view bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

// What a head promises is known before any memory is taken for it.
void check_size(std::string_view bytes, int page, std::size_t image) {
  l_int32 width = 0, height = 0, bits = 0, samples = 0, other = 0;
  const bool is_tiff = format_of(bytes) == ImageFormat::kTiff;
  const l_ok failed = is_tiff
                          ? readHeaderMemTiff(data_of(bytes), bytes.size(), page, &width, &height,
                                              &bits, &samples, nullptr, nullptr, nullptr)
                          : pixReadHeaderMem(data_of(bytes), bytes.size(), nullptr, &width, &height,
                                             &bits, &samples, &other);
  if (failed != 0 || width < 1 || height < 1) refuse(image, "cannot be read");
  if (std::int64_t{width} * height <= kMaxPixels) return;
  refuse(image,
         "is too large: " + std::to_string(width) + " x " + std::to_string(height) + " pixels");
}

Pix* upright(Pix* pix, int orientation) {
  constexpr int kQuarterRight = 1, kHalf = 2, kQuarterLeft = 3;
  const PixPointer source(pix);
  const PixPointer right(orientation == 5 || orientation == 7 ? pixRotateOrth(pix, kQuarterRight)
                                                              : nullptr);
  switch (orientation) {
    case 2:
      return pixFlipLR(nullptr, pix);
    case 3:
      return pixRotateOrth(pix, kHalf);
    case 4:
      return pixFlipTB(nullptr, pix);
    case 5:
      return right ? pixFlipLR(nullptr, right.get()) : nullptr;
    case 6:
      return pixRotateOrth(pix, kQuarterRight);
    case 7:
      return right ? pixFlipTB(nullptr, right.get()) : nullptr;
    case 8:
      return pixRotateOrth(pix, kQuarterLeft);
    default:
      return pixClone(pix);
  }
}

// Takes the palette, transparency and depth away that no later stage knows.
PixPointer plain(PixPointer pix) {
  if (pixGetSpp(pix.get()) == 4) {
    constexpr l_uint32 kWhite = 0xffffff00;
    pix = owned(pixAlphaBlendUniform(pix.get(), kWhite));
    pixSetSpp(pix.get(), 3);
  }
  return owned(pixConvertTo8Or32(pix.get(), L_COPY, 0));
}

struct Resolution {
  double x = 0;
  double y = 0;
  bool is_assumed = false;
};

Resolution resolution_of(int x, int y, int width, int height) {
  const auto [least, most] = std::minmax(x, y);
  const bool is_possible =
      least >= kLeastResolution && most <= kMostResolution && most <= kMostStretched * least;
  const bool is_meaningless =
      x == y && std::find(kMeaningless.begin(), kMeaningless.end(), x) != kMeaningless.end();
  const double inches = std::max(double(width) / std::max(x, 1), double(height) / std::max(y, 1));
  const bool is_too_coarse = least < kCoarseResolution && inches > kMostCoarseInches;
  if (is_possible && !is_meaningless && !is_too_coarse) return {double(x), double(y), false};
  const double assumed = std::max(width, height) / kAssumedLongSide;
  return {assumed, assumed, true};
}

Length length_of(int pixels, double resolution) {
  return points(pixels / resolution * kPointsOfInch);
}

int pixels_of(Length length, int dpi) {
  return std::max(1, static_cast<int>(std::lround(length.in_points() * dpi / kPointsOfInch)));
}

}  // namespace

ImagePages::ImagePages(std::vector<std::string_view> images) : images_(std::move(images)) {
  for (std::size_t i = 0; i < images_.size(); ++i) {
    const auto format = format_of(images_[i]);
    if (!format) refuse(i, "is no JPEG, PNG or TIFF");
    const int pages = format == ImageFormat::kTiff ? tiff_page_count(images_[i]) : 1;
    if (pages == 0) refuse(i, "holds no page");
    for (int page = 0; page < pages; ++page) places_.push_back({i, page});
  }
}

const ImagePages::Decoded& ImagePages::decoded(int number) {
  if (decoded_ && decoded_->number == number) return *decoded_;
  decoded_.reset();
  const Place place = places_.at(static_cast<std::size_t>(number - 1));
  const std::string_view bytes = images_[place.image];
  const ImageFormat format = format_of(bytes).value();
  check_size(bytes, place.page, place.image);
  PixPointer pix(format == ImageFormat::kTiff
                     ? pixReadMemTiff(data_of(bytes), bytes.size(), place.page)
                     : pixReadMem(data_of(bytes), bytes.size()));
  if (!pix) refuse(place.image, "cannot be decoded");
  const int x = pixGetXRes(pix.get()), y = pixGetYRes(pix.get());
  const int orientation = format == ImageFormat::kJpeg ? jpeg_orientation(bytes) : 1;
  pix = plain(owned(upright(pix.release(), orientation)));
  const int width = pixGetWidth(pix.get()), height = pixGetHeight(pix.get());
  const bool is_turned = orientation >= 5;
  const Resolution told = resolution_of(is_turned ? y : x, is_turned ? x : y, width, height);
  const bool has_color = pixGetDepth(pix.get()) != 8;
  decoded_ = Decoded{number,
                     std::move(pix),
                     {{length_of(width, told.x), length_of(height, told.y)},
                      told.is_assumed,
                      has_color,
                      width,
                      height,
                      bytes.size()}};
  return *decoded_;
}

ImagePage ImagePages::page(int number) { return decoded(number).page; }

Raster ImagePages::render(int number, int dpi, PixelFormat format) {
  const Decoded& source = decoded(number);
  const int width = pixels_of(source.page.size.width, dpi);
  const int height = pixels_of(source.page.size.height, dpi);
  if (std::int64_t{width} * height > kMostDrawn) {
    refuse(places_.at(static_cast<std::size_t>(number - 1)).image,
           "is too large to be drawn at " + std::to_string(dpi) + " dpi");
  }
  const PixPointer scaled = owned(pixScaleToSize(source.pix.get(), width, height));
  const Raster raster = to_raster(*scaled, dpi);
  if (format == PixelFormat::kGray8) return to_gray(raster);
  if (raster.format == PixelFormat::kRgb24) return raster;
  Raster color = make_raster(raster.width, raster.height, dpi, PixelFormat::kRgb24);
  for (std::size_t i = 0; i < raster.pixels.size(); ++i) {
    std::fill_n(color.pixels.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, raster.pixels[i]);
  }
  return color;
}

}  // namespace palimpsest::image
