#include "image/image_pages.hpp"

#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/image_file.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::image {
namespace {

std::string number(std::uint32_t value, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i));
  return bytes;
}

// A TIFF of empty pages: each directory has one tag, and leads to `next[i]`.
std::string tiff(const std::vector<std::uint32_t>& next) {
  std::string bytes = std::string("II*\0", 4) + number(8, 4);
  for (const std::uint32_t place : next) {
    bytes += number(1, 2) + number(256, 2) + number(3, 2) + number(1, 4) + number(7, 4);
    bytes += number(place, 4);
  }
  return bytes;
}

constexpr std::uint32_t kDirectory = 18;  // bytes of one above

// The head of a JPEG whose Exif says how it lies.
std::string jpeg(int orientation) {
  const std::string exif = std::string("Exif\0\0", 6) + std::string("II*\0", 4) + number(8, 4) +
                           number(1, 2) + number(274, 2) + number(3, 2) + number(1, 4) +
                           number(static_cast<std::uint32_t>(orientation), 4) + number(0, 4);
  const auto size = static_cast<char>(exif.size() + 2);
  return std::string("\xff\xd8\xff\xe1\0", 5) + size + exif + "\xff\xda";
}

TEST(TiffPageCount, FollowsDirectoriesAndNoLoop) {
  EXPECT_EQ(tiff_page_count(tiff({0})), 1);
  EXPECT_EQ(tiff_page_count(tiff({8 + kDirectory, 8 + 2 * kDirectory, 0})), 3);
  EXPECT_EQ(tiff_page_count(tiff({8 + kDirectory, 8})), 2);
  EXPECT_EQ(tiff_page_count(tiff({0xfffffff0})), 1);
  EXPECT_EQ(tiff_page_count("II*"), 0);
  EXPECT_EQ(tiff_page_count(tiff({0}).substr(0, 9)), 0);
}

TEST(JpegOrientation, IsWhatExifSaysElseUpright) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    EXPECT_EQ(jpeg_orientation(jpeg(orientation)), orientation);
  }
  EXPECT_EQ(jpeg_orientation(jpeg(9)), 1);
  const std::string whole = jpeg(6);
  for (std::size_t size = 0; size + 6 < whole.size(); ++size) {
    EXPECT_EQ(jpeg_orientation(whole.substr(0, size)), size < 32 ? 1 : 6) << size;
  }
}

TEST(ImagePages, KeepsPixelsAtTheirOwnResolution) {
  Raster gray = make_raster(60, 110, 10, PixelFormat::kGray8);
  gray.row(5)[7] = 0;
  ImagePages pages({exact_picture(gray).bytes});
  EXPECT_EQ(pages.page_count(), 1);
  const ImagePage page = pages.page(1);
  EXPECT_TRUE(page.is_size_assumed);
  EXPECT_EQ(page.size.height, points(792));
  const Raster drawn = pages.render(1, 10, PixelFormat::kGray8);
  EXPECT_EQ(drawn.pixels, gray.pixels);
  EXPECT_EQ(pages.render(1, 20, PixelFormat::kRgb24).width, 120);
}

TEST(ImagePages, RefusesWhatIsNoImage) {
  EXPECT_THROW(ImagePages({"%PDF-1.4"}), Error);
  EXPECT_THROW(ImagePages({std::string("II*\0", 4)}), Error);
  ImagePages broken({"\x89PNG\r\n\x1a\n and nothing more"});
  EXPECT_THROW((void)broken.page(1), Error);
}

}  // namespace
}  // namespace palimpsest::image
