#include "pdf/declared/annotations.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace palimpsest::pdf {
namespace {

constexpr long long kHiddenFlags = 2 | 32;  // Hidden, NoView

Region place_box(const PageFrame& frame, double left, double bottom, double right, double top) {
  return frame.place_unit_square({right - left, 0, 0, top - bottom, left, bottom});
}

Region region_of(QPDFObjectHandle rectangle, const PageFrame& frame) {
  if (!rectangle.isRectangle()) return {};
  const QPDFObjectHandle::Rectangle r = rectangle.getArrayAsRectangle();
  return place_box(frame, std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                   std::max(r.lly, r.ury));
}

// Returns a region for each four points of /QuadPoints.
std::vector<Region> regions_of_quads(QPDFObjectHandle quads, const PageFrame& frame) {
  std::vector<Region> regions;
  if (!quads.isArray()) return regions;
  const int count = std::min(quads.getArrayNItems(), 8 * kMaxAnnotations);
  for (int i = 0; i + 8 <= count; i += 8) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (int k = 0; k < 8; ++k) {
      QPDFObjectHandle value = quads.getArrayItem(i + k);
      (k % 2 == 0 ? xs : ys).push_back(value.isNumber() ? value.getNumericValue() : 0);
    }
    regions.push_back(place_box(
        frame, *std::min_element(xs.begin(), xs.end()), *std::min_element(ys.begin(), ys.end()),
        *std::max_element(xs.begin(), xs.end()), *std::max_element(ys.begin(), ys.end())));
  }
  return regions;
}

void read_mark(QPDFObjectHandle annotation, const PageFrame& frame, PaintedContent& found) {
  std::vector<Region> regions = regions_of_quads(annotation.getKey("/QuadPoints"), frame);
  if (regions.empty()) regions.push_back(region_of(annotation.getKey("/Rect"), frame));
  for (const Region& region : regions) {
    if (!region.is_empty()) found.marked_for_removal.push_back(region);
  }
}

bool is_shown(QPDFObjectHandle annotation) {
  QPDFObjectHandle flags = annotation.getKey("/F");
  return !flags.isInteger() || (flags.getIntValue() & kHiddenFlags) == 0;
}

bool is_zero(QPDFObjectHandle number) { return number.isNumber() && number.getNumericValue() == 0; }

// A link has a frame of one point unless it says otherwise.
bool is_unframed_link(QPDFObjectHandle annotation) {
  if (!annotation.getKey("/Subtype").isNameAndEquals("/Link")) return false;
  QPDFObjectHandle style = annotation.getKey("/BS");
  if (style.isDictionary()) return is_zero(style.getKey("/W"));
  QPDFObjectHandle border = annotation.getKey("/Border");
  return border.isArray() && border.getArrayNItems() >= 3 && is_zero(border.getArrayItem(2));
}

}  // namespace

void read_annotations(QPDFObjectHandle list, const PageFrame& frame, PaintedContent& found) {
  const int count = list.isArray() ? std::min(list.getArrayNItems(), kMaxAnnotations) : 0;
  if (list.isArray() && list.getArrayNItems() > count) found.has_other_paint = true;
  for (int i = 0; i < count; ++i) {
    QPDFObjectHandle annotation = list.getArrayItem(i);
    if (!annotation.isDictionary()) continue;
    if (is_shown(annotation) && !is_unframed_link(annotation)) found.has_other_paint = true;
    QPDFObjectHandle subtype = annotation.getKey("/Subtype");
    if (subtype.isNameAndEquals("/Redact")) read_mark(annotation, frame, found);
    if (!is_shown(annotation) || subtype.isNameAndEquals("/Link")) continue;
    const Region region = region_of(annotation.getKey("/Rect"), frame);
    if (region.is_empty()) continue;
    found.areas.push_back({region, AreaKind::kAnnotation, std::numeric_limits<int>::max()});
  }
}

}  // namespace palimpsest::pdf
