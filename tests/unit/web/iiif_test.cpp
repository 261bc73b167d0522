#include "fake_room.hpp"
#include "web/iiif/image_info.hpp"
#include "web/iiif/image_request.hpp"
#include "web/iiif/manifest.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace palimpsest::web::iiif {
namespace {

using Json = nlohmann::json;

const PlaceName kPage{"299-1", "2017-11-03+2", 3};
constexpr PictureSide kWhole{1700, 2200};

TileRequest parsed(const std::string& region, const std::string& size,
                   const std::string& rotation = "0", const std::string& file = "default.jpg") {
  return parse_image_request({region, size, rotation, file}, kPage, kWhole);
}

TEST(ImageRequest, MeansTheWholePicture) {
  const TileRequest tile = parsed("full", "max");
  EXPECT_EQ(tile.page, kPage);
  EXPECT_EQ((std::vector{tile.left, tile.top, tile.right, tile.bottom}),
            (std::vector{0, 0, 1700, 2200}));
  EXPECT_EQ((std::vector{tile.width, tile.height}), (std::vector{1700, 2200}));
}

TEST(ImageRequest, KeepsProportions) {
  EXPECT_EQ(parsed("full", "850,").height, 1100);
  EXPECT_EQ(parsed("full", ",1100").width, 850);
  EXPECT_EQ(parsed("0,0,1700,10", "17,").height, 1);
  const TileRequest other = parsed("full", "100,100");
  EXPECT_EQ((std::vector{other.width, other.height}), (std::vector{100, 100}));
}

TEST(ImageRequest, CutsRegionsAtTheEdge) {
  const TileRequest tile = parsed("1024,2048,1024,1024", "max");
  EXPECT_EQ((std::vector{tile.right, tile.bottom}), (std::vector{1700, 2200}));
  const TileRequest square = parsed("square", "max");
  EXPECT_EQ((std::vector{square.left, square.top, square.right, square.bottom}),
            (std::vector{0, 250, 1700, 1950}));
}

TEST(ImageRequest, RefusesWhatIsNotOfLevelOne) {
  for (const char* region :
       {"", "pct:1,1,1,1", "1,2,3", "1,2,3,4,5", "-1,0,5,5", "0,0,0,5", "0,0,5,0", "1700,0,5,5",
        "0,2200,5,5", "a,b,c,d", "0,0,5,99999999999"}) {
    EXPECT_THROW((void)parsed(region, "max"), Error) << region;
  }
  for (const char* size : {"", "full", ",", "0,", ",0", "1701,", ",2201", "^max", "^900,", "!9,9",
                           "pct:50", "9,9,9", "-1,", "9"}) {
    EXPECT_THROW((void)parsed("full", size), Error) << size;
  }
  for (const char* rotation : {"", "90", "!0", "0.5"}) {
    EXPECT_THROW((void)parsed("full", "max", rotation), Error) << rotation;
  }
  for (const char* file : {"default.png", "gray.jpg", "default", "", "default.jpg.png"}) {
    EXPECT_THROW((void)parsed("full", "max", "0", file), Error) << file;
  }
}

TEST(ImageName, ComesBackAsItWas) {
  EXPECT_EQ(parse_image_name(image_name(kPage)), kPage);
  for (const char* text : {"", "299-1", "299-1@2017", "299-1:3", "299-1@2017:", "299-1@2017:0",
                           "299-1@2017:x", "3:299-1@2017"}) {
    EXPECT_THROW((void)parse_image_name(text), Error) << text;
  }
}

TEST(ImageInfo, SaysWhatLevelOneMustSay) {
  const Json info = Json::parse(image_info("http://localhost:1", kPage, kWhole));
  EXPECT_EQ(info.at("@context"), "http://iiif.io/api/image/3/context.json");
  EXPECT_EQ(info.at("type"), "ImageService3");
  EXPECT_EQ(info.at("protocol"), "http://iiif.io/api/image");
  EXPECT_EQ(info.at("profile"), "level1");
  EXPECT_EQ(info.at("id"), "http://localhost:1/iiif/image/299-1@2017-11-03%2B2:3");
  EXPECT_EQ(info.at("width"), 1700);
  EXPECT_EQ(info.at("height"), 2200);
  EXPECT_EQ(info.at("tiles").at(0).at("scaleFactors"), (Json{1, 2, 4}));
  EXPECT_EQ(info.at("sizes").at(0).at("width"), 425);
}

TEST(Manifest, HasACanvasForEachPageAndItsRedactionsAsAnnotations) {
  FakeRoom room;
  room.words = "Cable";
  const Json json = Json::parse(manifest("http://localhost:1", room.file({"299-1", "2017-11-03"})));
  EXPECT_EQ(json.at("@context"), "http://iiif.io/api/presentation/3/context.json");
  EXPECT_EQ(json.at("type"), "Manifest");
  EXPECT_EQ(json.at("label").at("en").at(0), "Cable");
  ASSERT_EQ(json.at("items").size(), 2U);
  const Json& canvas = json.at("items").at(0);
  EXPECT_EQ(canvas.at("width"), 1700);
  const Json& painted = canvas.at("items").at(0).at("items").at(0);
  EXPECT_EQ(painted.at("motivation"), "painting");
  EXPECT_EQ(painted.at("target"), canvas.at("id"));
  EXPECT_EQ(painted.at("body").at("service").at(0).at("type"), "ImageService3");
  const Json& annotation = canvas.at("annotations").at(0).at("items").at(0);
  EXPECT_EQ(annotation.at("target"), canvas.at("id").get<std::string>() + "#xywh=200,278,200,33");
  EXPECT_EQ(annotation.at("motivation"), "commenting");
}

TEST(Manifest, PaintsNoPictureThatIsNotShown) {
  FakeRoom room;
  const Json json = Json::parse(manifest("", room.file({"299-1", "2017"})));
  EXPECT_TRUE(json.at("items").at(1).at("items").at(0).at("items").empty());
}

}  // namespace
}  // namespace palimpsest::web::iiif
