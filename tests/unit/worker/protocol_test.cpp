#include "worker/protocol.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

const ReadOptions kOptions{OcrMode::kNever,
                           {"eng", "deu"},
                           PersonalNumbers::kShown,
                           PageRange{12, 19},
                           "document\ttown\n"};

DocumentFacts some_facts() {
  return {3,
          "1.7",
          "Producer ©",
          {{FindingKind::kDamagedObject, "an object was repaired", {}, {}, 0}},
          {{"poppler", "22.12.0"}},
          {{IdentifierKind::kDocument,
            "cia",
            "C02462959",
            "CO2462959",
            IdWitness::kMetadata,
            {},
            {},
            0.5}}};
}

RegionReading some_reading() {
  return {{{"Adviser", {points(1), points(2), points(30), points(12)}, 93}}, 0.93};
}

TEST(Protocol, GivesEveryValueBack) {
  EXPECT_EQ(decode_options(encode(kOptions)), kOptions);
  EXPECT_EQ(decode_facts(encode(some_facts())), some_facts());
  EXPECT_EQ(decode_number(encode_number(12)), 12);
  EXPECT_EQ(decode_page_request(encode(PageRequest{7, ReadingDepth::kLook})).number, 7);
  EXPECT_EQ(decode_page_request(encode(PageRequest{7, ReadingDepth::kLook})).depth,
            ReadingDepth::kLook);
  EXPECT_EQ(decode_page_answer(encode(PageAnswer{ReadingDepth::kWhole, "{}"})).json, "{}");
  EXPECT_THROW((void)decode_page_answer("\x02{}"), Error);
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

TEST(Protocol, GivesTheTablesOfAListBack) {
  const std::vector<CellTable> tables = {
      {"Sheet 1", {{{"Record", false}, {"44545", true}}, {}, {{"é", false}}}, true},
      {"", {}, false}};
  const std::string payload = encode(tables);
  EXPECT_EQ(decode_tables(payload), tables);
  for (std::size_t size = 0; size < payload.size(); ++size) {
    EXPECT_THROW((void)decode_tables(payload.substr(0, size)), Error) << size;
  }
  EXPECT_THROW((void)decode_tables(payload + "x"), Error);
  EXPECT_THROW((void)decode_tables(std::string(4, '\xFF')), Error);
  EXPECT_EQ(decode_text(encode_text("list.csv")), "list.csv");
}

TEST(Protocol, GivesARasterBack) {
  Raster raster = make_raster(7, 3, 150, PixelFormat::kGray8);
  raster.row(2)[6] = 12;
  const Raster back = decode_raster(encode(raster));
  EXPECT_EQ(back.width, 7);
  EXPECT_EQ(back.dpi, 150);
  EXPECT_EQ(back.pixels, raster.pixels);
}

// The head of a PNG file, as far as it tells the size.
std::string png_head(int width, int height) {
  std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  for (const int side : {width, height}) {
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(side >> shift);
  }
  return bytes;
}

PictureRequest some_picture() {
  const Mark mark{{{points(1), points(2)}, {points(3), points(2)}, {points(3), points(4)}},
                  {1, 2, 3},
                  "r1 (b)(1)"};
  return {4,      Region{{0}, {0}, {500}, {600}}, 150, PictureUse::kTile,
          {mark}, {Region{{1}, {2}, {3}, {4}}},   640, 480};
}

TEST(Protocol, GivesAPictureRequestBack) {
  EXPECT_EQ(decode_picture_request(encode(some_picture())), some_picture());
  const std::string whole = encode(some_picture());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW((void)decode_picture_request(whole.substr(0, size)), Error) << size;
  }
}

TEST(Protocol, GivesAPictureBack) {
  const Picture png{PictureFormat::kPng, 700, 900, png_head(700, 900) + "and so on"};
  EXPECT_EQ(decode_picture(encode(png)), png);
  const std::string jpeg_bytes("\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\3\x84\2\xbc!", 18);
  const Picture jpeg{PictureFormat::kJpeg, 700, 900, jpeg_bytes};
  EXPECT_EQ(decode_picture(encode(jpeg)), jpeg);
}

TEST(Protocol, RefusesAPictureThatIsNotWhatItSays) {
  const auto refuses = [](const Picture& picture) {
    EXPECT_THROW((void)decode_picture(encode(picture)), Error);
  };
  refuses({PictureFormat::kPng, 700, 900, png_head(700, 901)});
  refuses({PictureFormat::kPng, 700, 900, "<svg onload=alert(1)>"});
  refuses({PictureFormat::kJpeg, 700, 900, png_head(700, 900)});
  refuses({PictureFormat::kJpeg, 700, 900, "\xff\xd8\xff\xe0"});
  refuses({PictureFormat::kPng, 2'000'000, 9, png_head(2'000'000, 9)});
  refuses({PictureFormat::kPng, 700, 900, ""});
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
