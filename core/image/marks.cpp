#include "image/marks.hpp"

#include "base/error.hpp"
#include "image/pix.hpp"
#include "image/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <tuple>

#include <leptonica/allheaders.h>

namespace palimpsest::image {
namespace {

constexpr double kTint = 0.22;             // share of the colour in a tinted pixel
constexpr double kLineWidth = 1.2 / 72;    // inches
constexpr double kRimWidth = 0.8 / 72;     // inches, each side: seen on black bars
constexpr int kMaxLabel = 60;              // characters
constexpr int kHatchPeriod = 8;            // pixels
constexpr std::uint8_t kHatchLight = 225;  // of 255
constexpr std::uint8_t kHatchDark = 150;

struct FontRelease {
  void operator()(L_Bmf* font) const { bmfDestroy(&font); }
};
using FontPointer = std::unique_ptr<L_Bmf, FontRelease>;

struct PointsRelease {
  void operator()(Pta* points) const { ptaDestroy(&points); }
};

// Leptonica's fonts are named after their size in points at 300 dpi, 4 to 20.
FontPointer label_font(int dpi) {
  const int size = std::clamp(2 * (dpi * 7 / 600), 4, 20);
  FontPointer font(bmfCreate(nullptr, size));
  if (!font) throw Error(ErrorKind::kEnvironment, "the labels of a picture cannot be drawn");
  return font;
}

std::string ascii(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // goes on a character
    plain += c >= ' ' && c <= '~' ? c : '?';
  }
  return plain.substr(0, kMaxLabel);
}

std::uint8_t mixed(std::uint8_t below, std::uint8_t above) {
  return static_cast<std::uint8_t>(std::lround(below * (1 - kTint) + above * kTint));
}

Raster in_color(const Raster& raster) {
  if (raster.format == PixelFormat::kRgb24) return raster;
  Raster color = make_raster(raster.width, raster.height, raster.dpi, PixelFormat::kRgb24);
  std::uint8_t* target = color.pixels.data();
  for (const std::uint8_t value : raster.pixels) target = std::fill_n(target, 3, value);
  return color;
}

// A mark on the pixels of one raster.
struct Placed {
  std::vector<PixelPoint> polygon;
  PixelPoint top;  // the leftmost of its highest corners
  Color color;
  std::string label;
};

Placed placed(const Mark& mark, const Point& origin, const Raster& raster) {
  const double scale = raster.dpi / 72.0;
  Placed result{{}, {raster.width, raster.height}, mark.color, ascii(mark.label)};
  for (const Point& point : mark.outline) {
    const int x = static_cast<int>(std::lround((point.x - origin.x).in_points() * scale));
    const int y = static_cast<int>(std::lround((point.y - origin.y).in_points() * scale));
    result.polygon.push_back({std::clamp(x, 0, raster.width), std::clamp(y, 0, raster.height)});
    const PixelPoint& last = result.polygon.back();
    if (std::tie(last.y, last.x) < std::tie(result.top.y, result.top.x)) result.top = last;
  }
  return result;
}

void tint(Raster& raster, const Placed& mark) {
  for_each_run(mark.polygon, raster.width, raster.height, [&](int y, int left, int right) {
    for (std::uint8_t* pixel = raster.row(y) + 3 * left; pixel < raster.row(y) + 3 * right;
         pixel += 3) {
      pixel[0] = mixed(pixel[0], mark.color.red);
      pixel[1] = mixed(pixel[1], mark.color.green);
      pixel[2] = mixed(pixel[2], mark.color.blue);
    }
  });
}

int pixels(double inches, int dpi) {
  return std::max(1, static_cast<int>(std::lround(inches * dpi)));
}

void outline(Pix& pix, const Placed& mark, int dpi) {
  const std::unique_ptr<Pta, PointsRelease> points(ptaCreate(0));
  for (const PixelPoint& point : mark.polygon) {
    ptaAddPt(points.get(), static_cast<l_float32>(point.x), static_cast<l_float32>(point.y));
  }
  const int width = pixels(kLineWidth, dpi);
  pixRenderPolylineArb(&pix, points.get(), width + 2 * pixels(kRimWidth, dpi), 255, 255, 255, 1);
  pixRenderPolylineArb(&pix, points.get(), width, mark.color.red, mark.color.green, mark.color.blue,
                       1);
}

void write_label(Pix& pix, L_Bmf& font, const Placed& mark) {
  if (mark.label.empty()) return;
  l_int32 text_width = 0;
  bmfGetStringWidth(&font, mark.label.c_str(), &text_width);
  const int margin = std::max(2, font.lineheight / 5);
  const int width = text_width + 2 * margin;
  const int height = font.lineheight + margin;
  const int left = std::clamp(mark.top.x, 0, std::max(0, pixGetWidth(&pix) - width));
  const int top = mark.top.y >= height ? mark.top.y - height : mark.top.y;
  l_uint32 ground = 0;
  l_uint32 ink = 0;
  composeRGBPixel(mark.color.red, mark.color.green, mark.color.blue, &ground);
  composeRGBPixel(255, 255, 255, &ink);
  for (int y = std::max(0, top); y < std::min(pixGetHeight(&pix), top + height); ++y) {
    for (int x = left; x < std::min(pixGetWidth(&pix), left + width); ++x) {
      pixSetPixel(&pix, x, y, ground);
    }
  }
  pixSetTextline(&pix, &font, mark.label.c_str(), ink, left + margin,
                 top + margin / 2 + font.baselinetab['A' - 32], nullptr, nullptr);
}

}  // namespace

Raster with_marks(const Raster& raster, const Point& origin, const std::vector<Mark>& marks) {
  if (marks.empty()) return raster;
  Raster color = in_color(raster);
  std::vector<Placed> all;
  for (const Mark& mark : marks) all.push_back(placed(mark, origin, color));
  for (const Placed& mark : all) tint(color, mark);
  const PixPointer pix = to_pix(color);
  const FontPointer font = label_font(color.dpi);
  for (const Placed& mark : all) outline(*pix, mark, color.dpi);
  for (const Placed& mark : all) write_label(*pix, *font, mark);
  return to_raster(*pix, color.dpi);
}

Raster with_covers(Raster raster, const Point& origin, const std::vector<Region>& covers) {
  const std::size_t channels = static_cast<std::size_t>(raster.channels());
  for (const Region& cover : covers) {
    const Region moved{cover.left - origin.x, cover.top - origin.y, cover.right - origin.x,
                       cover.bottom - origin.y};
    const PixelBox box = to_pixels(moved, raster);
    for (int y = box.top; y < box.bottom; ++y) {
      for (int x = box.left; x < box.right; ++x) {
        const bool is_dark = (x + y) % kHatchPeriod < 2;
        std::fill_n(raster.row(y) + static_cast<std::size_t>(x) * channels, channels,
                    is_dark ? kHatchDark : kHatchLight);
      }
    }
  }
  return raster;
}

}  // namespace palimpsest::image
