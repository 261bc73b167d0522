#include "redact/solid/touching_bars.hpp"

#include "redact/ink/tiles.hpp"
#include "redact/outlined/box_content.hpp"
#include "redact/solid/label_rows.hpp"
#include "redact/solid/solid_bars.hpp"

#include <algorithm>
#include <cstddef>

namespace palimpsest::redact {
namespace {

const Length kTouch = points(1.5);          // between tiles that touch
constexpr double kMinTouchingAspect = 1.2;  // emblems are as high as wide
constexpr double kTouchingConfidence = 0.85;

// One rectangle of the area, on the page.
struct Tile {
  PixelBox box;
  BoxContent content{};
};

PixelBox moved(const PixelBox& box, const PixelBox& by) {
  return {box.left + by.left, box.top + by.top, box.right + by.left, box.bottom + by.top};
}

// Rectangles as wide as each other have grown together where they touch.
std::vector<PixelBox> cut_between_labels(const PixelBox& tile, const Component& component,
                                         const Mask& marks, int dpi, const FindOptions& options) {
  const Mask filled = component.mask.part(tile);
  std::vector<PixelBox> parts = parts_by_label(filled, marks.part(tile), dpi, options);
  if (parts.size() < 2) return {tile};
  for (PixelBox& part : parts) part = moved(part, tile);
  return parts;
}

std::vector<Tile> tiles_with_content(const Component& component, const Mask& level, int dpi,
                                     const std::vector<Word>& words, const FindOptions& options) {
  const Mask marks =
      component.mask.without(level.part(component.box)).within(core_of(component.mask, dpi));
  const Mask page_marks = level.inverted();
  const int rim = pixels_of(kSoftRim, dpi);
  std::vector<Tile> tiles;
  for (const PixelBox& tile : tiles_of(component, dpi)) {
    for (const PixelBox& part : cut_between_labels(tile, component, marks, dpi, options)) {
      const PixelBox box = moved(part, component.box);
      tiles.push_back({box, content_of(page_marks, shrunk(box, rim), dpi, words, options)});
    }
  }
  return tiles;
}

// A tile without a label belongs to the labelled one that it touches most.
std::vector<std::vector<PixelBox>> grouped(std::vector<Tile> tiles, int reach) {
  std::vector<std::vector<PixelBox>> groups;
  std::vector<PixelBox> open;
  for (const Tile& tile : tiles) {
    if (tile.content == BoxContent::kLabel) {
      groups.push_back({tile.box});
    } else {
      open.push_back(tile.box);
    }
  }
  if (groups.size() < 2) {
    for (const PixelBox& box : open)
      (groups.empty() ? groups.emplace_back() : groups[0]).push_back(box);
    return groups;
  }
  for (const PixelBox& box : open) {
    const auto touches = [&](const std::vector<PixelBox>& group) {
      int most = 0;
      for (const PixelBox& other : group) most = std::max(most, common_border(box, other, reach));
      return most;
    };
    std::max_element(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
      return touches(a) < touches(b);
    })->push_back(box);
  }
  return groups;
}

}  // namespace

std::vector<Candidate> touching_bars(const Component& component, const Mask& level, int dpi,
                                     const std::vector<Word>& words, const FindOptions& options,
                                     int min_labels) {
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  if (level.count(component.box) < kMinFilledShare * component.mask.count(whole)) return {};
  const std::vector<Tile> tiles = tiles_with_content(component, level, dpi, words, options);
  const auto count = [&](BoxContent content) {
    return std::count_if(tiles.begin(), tiles.end(),
                         [&](const Tile& tile) { return tile.content == content; });
  };
  if (tiles.size() < 2 || count(BoxContent::kText) > 0 || count(BoxContent::kLabel) < min_labels ||
      component.box.width() < kMinTouchingAspect * component.box.height()) {
    return {};
  }
  std::vector<Candidate> bars;
  for (const std::vector<PixelBox>& group : grouped(tiles, pixels_of(kTouch, dpi))) {
    bars.push_back(
        {bounds_of(group),
         outline_around(group, dpi),
         RedactionKind::kSolid,
         kTouchingConfidence,
         {"solid_fill", count(BoxContent::kLabel) > 0 ? "label_inside" : "blank_inside"}});
  }
  return bars;
}

}  // namespace palimpsest::redact
