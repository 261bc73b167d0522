#include "fake_room.hpp"
#include "web/iiif/image_info.hpp"
#include "web/iiif/image_request.hpp"
#include "web/iiif/manifest.hpp"

#include <algorithm>
#include <set>

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

// Walks through a resource of the Presentation API and checks what its specification says MUST be;
// source: https://iiif.io/api/presentation/3.0/ and the schema of its validator.
class PresentationRules {
 public:
  void check_manifest(const Json& json) {
    EXPECT_EQ(json.at("type"), "Manifest");
    check_id(json);
    check_texts(json.at("label"));
    for (const Json& entry : json.at("metadata")) check_entry(entry);
    check_entry(json.at("requiredStatement"));
    for (const Json& page : json.at("homepage")) {
      check_id(page);
      EXPECT_EQ(page.at("type"), "Text");
      check_texts(page.at("label"));
    }
    ASSERT_FALSE(json.at("items").empty());
    for (const Json& canvas : json.at("items")) check_canvas(canvas);
  }

  void check_annotation_page(const Json& json, const std::string& motivation,
                             const std::string& canvas) {
    EXPECT_EQ(json.at("type"), "AnnotationPage");
    check_id(json);
    for (const Json& annotation : json.at("items")) {
      EXPECT_EQ(annotation.at("type"), "Annotation");
      check_id(annotation);
      EXPECT_EQ(annotation.at("motivation"), motivation);
      const std::string target = annotation.at("target");
      EXPECT_EQ(target.substr(0, target.find('#')), canvas);
      check_body(annotation.at("body"));
    }
  }

 private:
  void check_canvas(const Json& json) {
    EXPECT_EQ(json.at("type"), "Canvas");
    check_id(json);
    EXPECT_EQ(json.at("id").get<std::string>().find('#'), std::string::npos);
    check_sides(json);
    for (const Json& page : json.at("items")) {
      check_annotation_page(page, "painting", json.at("id"));
    }
    for (const Json& page : json.at("annotations")) {
      check_annotation_page(page, "commenting", json.at("id"));
    }
  }

  static void check_body(const Json& json) {
    if (json.at("type") == "TextualBody") {
      EXPECT_TRUE(json.at("value").is_string());
      return;
    }
    EXPECT_EQ(json.at("type"), "Image");
    EXPECT_TRUE(json.at("id").get<std::string>().starts_with("http://localhost:1/"));
    check_sides(json);
    for (const Json& service : json.at("service")) {
      EXPECT_EQ(service.at("type"), "ImageService3");
      EXPECT_TRUE(service.at("id").get<std::string>().starts_with("http://localhost:1/"));
      EXPECT_EQ(service.at("profile"), "level1");
    }
  }

  static void check_sides(const Json& json) {
    EXPECT_TRUE(json.at("width").is_number_integer() && json.at("width") > 0);
    EXPECT_TRUE(json.at("height").is_number_integer() && json.at("height") > 0);
  }

  static void check_entry(const Json& json) {
    check_texts(json.at("label"));
    check_texts(json.at("value"));
  }

  // What begins with < and ends with > is markup for a viewer.
  static void check_texts(const Json& json) {
    ASSERT_TRUE(json.is_object() && !json.empty());
    for (const auto& [language, texts] : json.items()) {
      ASSERT_TRUE(texts.is_array() && !texts.empty());
      for (const std::string text : texts) {
        EXPECT_FALSE(text.starts_with('<') && text.ends_with('>')) << text;
      }
    }
  }

  void check_id(const Json& json) {
    const std::string id = json.at("id");
    EXPECT_TRUE(id.starts_with("http://localhost:1/")) << id;
    EXPECT_EQ(id.find_first_of(" <>\"{}|\\^`\r\n"), std::string::npos) << id;
    EXPECT_TRUE(ids_.insert(id).second) << "twice: " << id;
  }

  std::set<std::string> ids_;
};

TEST(Manifest, IsAsTheSpecificationSaysItMustBe) {
  FakeRoom room;
  for (const char* words : {kHostile, "<b>Cable</b>", "Cable"}) {
    room.words = words;
    const ShownFile file = room.file({"299-1", "2017-11-03+2"});
    PresentationRules().check_manifest(Json::parse(manifest("http://localhost:1", file)));
    const Json page = Json::parse(annotation_page("http://localhost:1", file, 1));
    EXPECT_EQ(page.at("@context"), "http://iiif.io/api/presentation/3/context.json");
    const std::string id = page.at("id");
    PresentationRules().check_annotation_page(page, "commenting", id.substr(0, id.rfind('/')));
  }
}

TEST(ImageInfo, OffersOnlySizesAndTilesThatCanBeAskedFor) {
  for (const PictureSide whole : {kWhole, PictureSide{1, 1}, PictureSide{1, 4000},
                                  PictureSide{1025, 7}, PictureSide{1024, 1024}}) {
    const Json info = Json::parse(image_info("http://localhost:1", kPage, whole));
    int last = 0;
    for (const Json& size : info.at("sizes")) {
      const int width = size.at("width");
      const int height = size.at("height");
      EXPECT_TRUE(width >= 1 && height >= 1 && width >= last);
      last = width;
      const std::string text = std::to_string(width) + "," + std::to_string(height);
      EXPECT_NO_THROW((void)parse_image_request({"full", text, "0", "default.jpg"}, kPage, whole));
    }
    ASSERT_FALSE(info.at("tiles").empty());
    for (const Json& tile : info.at("tiles")) {
      const int side = tile.at("width");
      std::set<int> factors;
      for (const int factor : tile.at("scaleFactors")) {
        EXPECT_TRUE(factor >= 1 && factors.insert(factor).second);
        const int width = std::min(side * factor, whole.width);
        const std::string region = "0,0," + std::to_string(width) + "," +
                                   std::to_string(std::min(side * factor, whole.height));
        const std::string size = std::to_string((width + factor - 1) / factor) + ",";
        EXPECT_NO_THROW((void)parse_image_request({region, size, "0", "default.jpg"}, kPage, whole))
            << region << " " << size;
      }
    }
  }
}

TEST(Manifest, PaintsNoPictureThatIsNotShown) {
  FakeRoom room;
  const Json json = Json::parse(manifest("", room.file({"299-1", "2017"})));
  EXPECT_TRUE(json.at("items").at(1).at("items").at(0).at("items").empty());
}

}  // namespace
}  // namespace palimpsest::web::iiif
