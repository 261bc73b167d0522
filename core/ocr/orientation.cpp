#include "ocr/orientation.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include <tesseract/baseapi.h>

namespace palimpsest::ocr {
namespace {

// Of 40 made pages in four fonts, turned each way: every way up was right, with 8 and more; right
// scripts had 6 and more but for two Latin fonts, wrong ones 0.2 at most.
constexpr float kSureOfTurn = 5;
constexpr float kSureOfScript = 4;

struct Script {
  const char* name;
  std::array<const char*, 8> languages;
};

constexpr std::array kScripts = {
    Script{"Cyrillic", {"rus", "ukr", "bel", "bul", "srp", "mkd", "kaz", "uzb_cyrl"}},
    Script{"Greek", {"ell", "grc"}},
    Script{"Arabic", {"ara", "fas", "urd", "pus", "uig"}},
    Script{"Hebrew", {"heb", "yid"}},
    Script{"Han", {"chi_sim", "chi_tra", "chi_sim_vert", "chi_tra_vert"}},
    Script{"Japanese", {"jpn", "jpn_vert"}},
    Script{"Korean", {"kor", "kor_vert"}},
    Script{"Thai", {"tha"}},
    Script{"Devanagari", {"hin", "mar", "nep", "san"}},
    Script{"Fraktur", {"frk", "deu_latf"}}};

std::uint8_t level_at(const Raster& raster, int x, int y) { return raster.row(y)[x]; }

}  // namespace

struct OrientationReader::Tesseract {
  tesseract::TessBaseAPI api;
};

OrientationReader::OrientationReader(std::unique_ptr<Tesseract> tesseract)
    : tesseract_(std::move(tesseract)) {}
OrientationReader::~OrientationReader() = default;

std::unique_ptr<OrientationReader> OrientationReader::make() {
  auto tesseract = std::make_unique<Tesseract>();
  if (tesseract->api.Init(nullptr, "osd", tesseract::OEM_TESSERACT_ONLY) != 0) return nullptr;
  tesseract->api.SetPageSegMode(tesseract::PSM_AUTO_OSD);
  return std::unique_ptr<OrientationReader>(new OrientationReader(std::move(tesseract)));
}

std::optional<Lie> OrientationReader::look_at(const Raster& page) {
  const Raster gray = to_gray(page);
  tesseract::TessBaseAPI& api = tesseract_->api;
  api.SetImage(gray.pixels.data(), gray.width, gray.height, 1, gray.width);
  api.SetSourceResolution(gray.dpi);
  int degrees = 0;
  float turn_surety = 0;
  float script_surety = 0;
  const char* script = nullptr;
  const bool is_seen = api.DetectOrientationScript(&degrees, &turn_surety, &script, &script_surety);
  std::optional<Lie> lie;
  if (is_seen) {
    lie = Lie{turn_surety >= kSureOfTurn ? (360 - degrees) % 360 : 0,
              script != nullptr && script_surety >= kSureOfScript ? script : ""};
  }
  api.Clear();
  return lie;
}

std::string script_of(const std::string& language) {
  for (const Script& script : kScripts) {
    for (const char* name : script.languages) {
      if (name != nullptr && language == name) return script.name;
    }
  }
  return "Latin";
}

Raster turned(const Raster& raster, int degrees) {
  const Raster gray = to_gray(raster);
  const bool lies = degrees % 180 != 0;
  Raster upright = make_raster(lies ? gray.height : gray.width, lies ? gray.width : gray.height,
                               gray.dpi, PixelFormat::kGray8);
  for (int y = 0; y < upright.height; ++y) {
    for (int x = 0; x < upright.width; ++x) {
      const int right = gray.width - 1;
      const int bottom = gray.height - 1;
      upright.row(y)[x] = degrees == 90    ? level_at(gray, y, bottom - x)
                          : degrees == 180 ? level_at(gray, right - x, bottom - y)
                                           : level_at(gray, right - y, x);
    }
  }
  return upright;
}

Region turned_back(const Region& region, int degrees, const Size& size) {
  const Region& r = region;
  switch (degrees) {
    case 90:
      return {r.top, size.height - r.right, r.bottom, size.height - r.left};
    case 180:
      return {size.width - r.right, size.height - r.bottom, size.width - r.left,
              size.height - r.top};
    case 270:
      return {size.width - r.bottom, r.left, size.width - r.top, r.right};
    default:
      return r;
  }
}

}  // namespace palimpsest::ocr
