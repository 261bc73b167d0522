#include "worker/protocol.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

const ReadOptions kOptions{OcrMode::kNever, {"eng", "deu"}};

DocumentFacts some_facts() {
  return {3,
          "1.7",
          "Producer ©",
          {{FindingKind::kDamagedObject, "an object was repaired", {}, {}, 0}},
          {{"poppler", "22.12.0"}}};
}

RegionReading some_reading() {
  return {{{"Adviser", {points(1), points(2), points(30), points(12)}, 93}}, 0.93};
}

TEST(Protocol, GivesEveryValueBack) {
  EXPECT_EQ(decode_options(encode(kOptions)), kOptions);
  EXPECT_EQ(decode_facts(encode(some_facts())), some_facts());
  EXPECT_EQ(decode_number(encode_number(12)), 12);
  EXPECT_EQ(decode_render_request(encode(RenderRequest{4, 300})).dpi, 300);
  const Region region{points(-1), points(2), points(3), points(4)};
  EXPECT_EQ(decode_region_request(encode(RegionRequest{4, region})).region, region);
  EXPECT_EQ(decode_reading(encode(some_reading())).words, some_reading().words);
  EXPECT_NEAR(decode_reading(encode(some_reading())).confidence, 0.93, 1e-4);
}

TEST(Protocol, GivesExposedTextBack) {
  const std::vector<ExposedText> exposed = {
      {ExposureBasis::kOutsidePage, 3, Region{{-100}, {0}, {200}, {300}}, 6, "Müller"},
      {ExposureBasis::kAttachment, {}, {}, 0, ""}};
  EXPECT_EQ(decode_exposed(encode(exposed)), exposed);
  EXPECT_THROW((void)decode_exposed(encode(exposed).substr(0, 20)), Error);
}

TEST(Protocol, GivesARasterBack) {
  Raster raster = make_raster(7, 3, 150, PixelFormat::kGray8);
  raster.row(2)[6] = 12;
  const Raster back = decode_raster(encode(raster));
  EXPECT_EQ(back.width, 7);
  EXPECT_EQ(back.dpi, 150);
  EXPECT_EQ(back.pixels, raster.pixels);
}

TEST(Protocol, GivesAnErrorBack) {
  const Error error = decode_error(encode(Error(ErrorKind::kInput, "what", "hint")));
  EXPECT_EQ(error.kind(), ErrorKind::kInput);
  EXPECT_STREQ(error.what(), "what");
  EXPECT_EQ(error.hint(), "hint");
}

TEST(Protocol, RefusesEveryTruncation) {
  const std::string facts = encode(some_facts());
  for (std::size_t size = 0; size < facts.size(); ++size) {
    EXPECT_THROW((void)decode_facts(facts.substr(0, size)), Error) << size;
  }
  const std::string reading = encode(some_reading());
  for (std::size_t size = 0; size < reading.size(); ++size) {
    EXPECT_THROW((void)decode_reading(reading.substr(0, size)), Error) << size;
  }
}

TEST(Protocol, RefusesWhatFollowsTheEnd) {
  EXPECT_THROW((void)decode_facts(encode(some_facts()) + "x"), Error);
  EXPECT_THROW((void)decode_number(encode_number(1) + "x"), Error);
}

TEST(Protocol, RefusesNumbersOutOfTheirRange) {
  DocumentFacts facts = some_facts();
  facts.page_count = -1;
  EXPECT_THROW((void)decode_facts(encode(facts)), Error);
  RegionReading reading = some_reading();
  reading.words[0].confidence = 101;
  EXPECT_THROW((void)decode_reading(encode(reading)), Error);
  reading = some_reading();
  reading.words[0].region.left = {2'000'000'000};
  EXPECT_THROW((void)decode_reading(encode(reading)), Error);
}

TEST(Protocol, RefusesARasterOfAnotherSize) {
  Raster raster = make_raster(7, 3, 150, PixelFormat::kGray8);
  raster.height = 60'000;
  EXPECT_THROW((void)decode_raster(encode(raster)), Error);
}

TEST(Protocol, RefusesAListLongerThanItsMessage) {
  EXPECT_THROW((void)decode_reading(std::string("\0\0\0\0\xff\xff\xff\xff", 8)), Error);
}

}  // namespace
}  // namespace palimpsest::worker
