#include "image/encode.hpp"

#include "base/error.hpp"
#include "image/pix.hpp"

#include <cstdlib>
#include <memory>

#include <leptonica/allheaders.h>

namespace palimpsest::image {
namespace {

constexpr int kJpegQuality = 70;  // of 100: letters of 10 points stay clear of rings at 110 dpi
constexpr int kGrays = 16;        // a step is below what paper noise hides
constexpr int kPngCompression = 9;

struct FreeBytes {
  void operator()(l_uint8* bytes) const { lept_free(bytes); }
};

std::string taken(l_ok failed, l_uint8* bytes, std::size_t size) {
  const std::unique_ptr<l_uint8, FreeBytes> owner(bytes);
  if (failed != 0 || bytes == nullptr) {
    throw Error(ErrorKind::kEnvironment, "a picture of the page could not be encoded");
  }
  return {reinterpret_cast<const char*>(bytes), size};
}

std::string png_bytes(Pix& pix) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixSetZlibCompression(&pix, kPngCompression);
  const l_ok failed = pixWriteMemPng(&bytes, &size, &pix, 0);
  return taken(failed, bytes, size);
}

std::string jpeg_bytes(Pix& pix) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  const l_ok failed = pixWriteMemJpeg(&bytes, &size, &pix, kJpegQuality, 0);
  return taken(failed, bytes, size);
}

}  // namespace

Picture exact_picture(const Raster& raster) {
  const PixPointer pix = to_pix(raster);
  return {PictureFormat::kPng, raster.width, raster.height, png_bytes(*pix)};
}

Picture jpeg_picture(const Raster& raster) {
  const PixPointer pix = to_pix(raster);
  return {PictureFormat::kJpeg, raster.width, raster.height, jpeg_bytes(*pix)};
}

Picture compact_picture(const Raster& raster) {
  Picture jpeg = jpeg_picture(raster);
  if (raster.format != PixelFormat::kGray8) return jpeg;
  const PixPointer pix = to_pix(raster);
  const PixPointer few = owned(pixThresholdTo4bpp(pix.get(), kGrays, 0));
  std::string png = png_bytes(*few);
  if (png.size() > jpeg.bytes.size()) return jpeg;
  return {PictureFormat::kPng, raster.width, raster.height, std::move(png)};
}

}  // namespace palimpsest::image
