#include "image/image_pages.hpp"

#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/image_file.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

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
  const Picture picture = exact_picture(gray);
  ImagePages pages({picture.bytes});
  EXPECT_EQ(pages.page_count(), 1);
  const ImagePage page = pages.page(1);
  EXPECT_TRUE(page.is_size_assumed);
  EXPECT_EQ(page.size.height, points(792));
  const Raster drawn = pages.render(1, 10, PixelFormat::kGray8);
  EXPECT_EQ(drawn.pixels, gray.pixels);
  EXPECT_EQ(pages.render(1, 20, PixelFormat::kRgb24).width, 120);
}

// A picture that says at which resolution it was taken.
std::string scan(int width, int height, int x, int y) {
  const PixPointer pix = owned(pixCreate(width, height, 8));
  pixSetResolution(pix.get(), x, y);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(pixWriteMem(&bytes, &size, pix.get(), IFF_TIFF), 0);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return file;
}

TEST(ImagePages, HaveTheSizeThatTheirResolutionSays) {
  const std::string fax = scan(1734, 1078, 204, 98), coarse = scan(638, 825, 75, 75);
  ImagePages pages({fax, coarse});
  for (const int number : {1, 2}) {
    const ImagePage page = pages.page(number);
    EXPECT_FALSE(page.is_size_assumed) << number;
    EXPECT_NEAR(page.size.width.in_points(), 612, 1) << number;
    EXPECT_NEAR(page.size.height.in_points(), 792, 1) << number;
  }
  EXPECT_EQ(pages.render(1, 100, PixelFormat::kGray8).width, 850);
}

TEST(ImagePages, AssumeTheSizeWhereTheResolutionMeansNothing) {
  for (const auto& [x, y] : {std::pair(72, 72), {96, 96}, {1, 1}, {5000, 5000}, {2000, 60}}) {
    const std::string file = scan(850, 1100, x, y);
    ImagePages pages({file});
    EXPECT_TRUE(pages.page(1).is_size_assumed) << x << " x " << y;
    EXPECT_EQ(pages.page(1).size.height, points(792));
  }
}

TEST(ImagePages, AssumeTheSizeOfASheetThatDoesNotExist) {
  const std::string photograph = scan(2000, 1500, 60, 60), map = scan(1200, 900, 60, 60);
  ImagePages pages({photograph, map});
  EXPECT_TRUE(pages.page(1).is_size_assumed);
  EXPECT_FALSE(pages.page(2).is_size_assumed);
}

TEST(ImagePages, RefuseToDrawMoreThanAWorkerHasMemoryFor) {
  const std::string file = scan(850, 1100, 100, 100);
  ImagePages pages({file});
  EXPECT_EQ(pages.render(1, 600, PixelFormat::kGray8).width, 5100);
  EXPECT_THROW((void)pages.render(1, 1200, PixelFormat::kGray8), Error);
}

TEST(ImagePages, RefusesWhatIsNoImage) {
  EXPECT_THROW(ImagePages({"%PDF-1.4"}), Error);
  EXPECT_THROW(ImagePages({std::string_view("II*\0", 4)}), Error);
  ImagePages broken({"\x89PNG\r\n\x1a\n and nothing more"});
  EXPECT_THROW((void)broken.page(1), Error);
}

}  // namespace
}  // namespace palimpsest::image
