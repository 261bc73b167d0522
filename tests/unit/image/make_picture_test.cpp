#include "image/make_picture.hpp"

#include "base/error.hpp"

#include <cstdint>
#include <memory>
#include <random>

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace palimpsest::image {
namespace {

constexpr int kSheetDpi = 300;

struct PixRelease {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};

// What an independent reader of the file sees.
class Decoded {
 public:
  explicit Decoded(const Picture& picture)
      : pix_(pixReadMem(reinterpret_cast<const l_uint8*>(picture.bytes.data()),
                        picture.bytes.size())) {}

  [[nodiscard]] bool is_picture() const { return pix_ != nullptr; }
  [[nodiscard]] int width() const { return pixGetWidth(pix_.get()); }
  [[nodiscard]] int height() const { return pixGetHeight(pix_.get()); }
  [[nodiscard]] int depth() const { return pixGetDepth(pix_.get()); }
  [[nodiscard]] int red(int x, int y) const { return channel(x, y, 0); }
  [[nodiscard]] int green(int x, int y) const { return channel(x, y, 1); }

 private:
  [[nodiscard]] int channel(int x, int y, int which) const {
    const std::unique_ptr<Pix, PixRelease> color(pixConvertTo32(pix_.get()));
    l_int32 parts[3] = {};
    pixGetRGBPixel(color.get(), x, y, &parts[0], &parts[1], &parts[2]);
    return parts[which];
  }

  std::unique_ptr<Pix, PixRelease> pix_;
};

// Two inches by one, white, with a black square of half an inch at (0.5, 0.25).
Raster sheet(PixelFormat format = PixelFormat::kGray8) {
  Raster raster = make_raster(2 * kSheetDpi, kSheetDpi, kSheetDpi, format);
  for (int y = kSheetDpi / 4; y < 3 * kSheetDpi / 4; ++y) {
    std::fill_n(raster.row(y) + kSheetDpi / 2 * raster.channels(),
                kSheetDpi / 2 * raster.channels(), 0);
  }
  return raster;
}

PictureRequest request(PictureUse use = PictureUse::kExact) {
  PictureRequest wanted{1};
  wanted.dpi = 100;
  wanted.use = use;
  return wanted;
}

TEST(MakePicture, ScalesThePageToTheResolution) {
  const Picture picture = make_picture(sheet(), request());
  EXPECT_EQ(picture.format, PictureFormat::kPng);
  EXPECT_EQ(picture.width, 200);
  EXPECT_EQ(picture.height, 100);
  const Decoded seen(picture);
  ASSERT_TRUE(seen.is_picture());
  EXPECT_EQ(seen.width(), 200);
  EXPECT_EQ(seen.red(20, 50), 255);
  EXPECT_EQ(seen.red(75, 50), 0);
}

TEST(MakePicture, IsNeverFinerThanThePage) {
  PictureRequest wanted = request();
  wanted.dpi = 600;
  EXPECT_EQ(make_picture(sheet(), wanted).width, 2 * kSheetDpi);
}

TEST(MakePicture, CutsOutARegion) {
  PictureRequest wanted = request();
  wanted.region = Region{points(36), points(18), points(72), points(54)};
  const Picture picture = make_picture(sheet(), wanted);
  EXPECT_EQ(picture.width, 50);
  EXPECT_EQ(picture.height, 50);
  EXPECT_EQ(Decoded(picture).red(2, 2), 0);
}

TEST(MakePicture, CutsARegionAtTheEdgeOfThePage) {
  PictureRequest wanted = request();
  wanted.region = Region{points(-50), points(-50), points(72), points(900)};
  const Picture picture = make_picture(sheet(), wanted);
  EXPECT_EQ(picture.width, 100);
  EXPECT_EQ(picture.height, 100);
}

TEST(MakePicture, RefusesARegionOffThePage) {
  PictureRequest wanted = request();
  wanted.region = Region{points(200), points(10), points(300), points(20)};
  EXPECT_THROW((void)make_picture(sheet(), wanted), Error);
}

TEST(MakePicture, WritesTextWithFewGrays) {
  const Picture picture = make_picture(sheet(), request(PictureUse::kCompact));
  EXPECT_EQ(picture.format, PictureFormat::kPng);
  EXPECT_EQ(Decoded(picture).depth(), 4);
}

TEST(MakePicture, WritesPhotographsAsJpeg) {
  Raster photograph = sheet();
  std::mt19937 dice(7);
  for (std::size_t i = 0; i < photograph.pixels.size(); ++i) {
    photograph.pixels[i] = static_cast<std::uint8_t>(60 + i / 1500 % 120 + dice() % 24);
  }
  PictureRequest wanted = request(PictureUse::kCompact);
  wanted.dpi = kSheetDpi;
  const Picture picture = make_picture(photograph, wanted);
  EXPECT_EQ(picture.format, PictureFormat::kJpeg);
  const Decoded seen(picture);
  ASSERT_TRUE(seen.is_picture());
  EXPECT_EQ(seen.width(), picture.width);
}

TEST(MakePicture, MakesATileOfExactlyTheSizeThatIsAskedFor) {
  PictureRequest wanted = request(PictureUse::kTile);
  wanted.region = Region{points(36), points(18), points(72), points(54)};
  for (const int width : {31, 400}) {
    wanted.width = width;
    wanted.height = 47;
    const Picture picture = make_picture(sheet(), wanted);
    EXPECT_EQ(picture.format, PictureFormat::kJpeg);
    const Decoded seen(picture);
    ASSERT_TRUE(seen.is_picture());
    EXPECT_EQ(seen.width(), width);
    EXPECT_EQ(picture.height, 47);
  }
}

TEST(MakePicture, RefusesATileWithoutASize) {
  EXPECT_THROW((void)make_picture(sheet(), request(PictureUse::kTile)), Error);
}

TEST(MakePicture, KeepsColorThatSaysSomething) {
  Raster stamped = sheet(PixelFormat::kRgb24);
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 100; ++x) stamped.row(y)[3 * x] = 30;
  }
  const Decoded seen(make_picture(stamped, request(PictureUse::kCompact)));
  EXPECT_LT(seen.red(10, 10), 90);
  EXPECT_GT(seen.green(10, 10), 200);
}

TEST(MakePicture, DropsColorThatSaysNothing) {
  Raster yellowed = sheet(PixelFormat::kRgb24);
  for (std::size_t i = 2; i < yellowed.pixels.size(); i += 3) {
    yellowed.pixels[i] = static_cast<std::uint8_t>(yellowed.pixels[i] * 9 / 10);
  }
  EXPECT_EQ(Decoded(make_picture(yellowed, request())).depth(), 8);
}

TEST(MakePicture, ShowsNothingOfACoveredPlace) {
  PictureRequest wanted = request();
  wanted.covers = {{points(36), points(18), points(72), points(54)}};
  const Picture covered = make_picture(sheet(), wanted);
  const Picture blank =
      make_picture(make_raster(2 * kSheetDpi, kSheetDpi, kSheetDpi, PixelFormat::kGray8), wanted);
  EXPECT_EQ(covered.bytes, blank.bytes);
  EXPECT_GT(Decoded(covered).red(75, 50), 100);
}

}  // namespace
}  // namespace palimpsest::image
