#include "report/html/sheet.hpp"

#include "report/html/markup.hpp"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace palimpsest::report::html {
namespace {

constexpr double kTagHeight = 10;      // points
constexpr double kTagCharacter = 4.6;  // width of a character of a tag
constexpr double kTagMargin = 5;

std::string coefficient(double value) {
  // Five digits place the far corner of a page within a hundredth of a point.
  char text[32];
  std::snprintf(text, sizeof text, "%.5f", value);
  return text;
}

// SVG writes an affine map by columns.
std::string transform(const std::optional<PageMap>& map) {
  if (!map) return "";
  std::string text = " transform=\"matrix(";
  for (const double value : {map->xx, map->yx, map->xy, map->yy, map->x0}) {
    text += coefficient(value) + " ";
  }
  return text + coefficient(map->y0) + ")\"";
}

// Returns the leftmost of the highest corners: above it a tag covers the least of what is to be
// read.
Point top_corner(const Outline& outline) {
  return *std::min_element(outline.begin(), outline.end(), [](const Point& a, const Point& b) {
    return std::tie(a.y, a.x) < std::tie(b.y, b.x);
  });
}

std::string tag_markup(const SheetArea& area) {
  const double width = kTagMargin + kTagCharacter * static_cast<double>(area.tag.size());
  const Point corner = top_corner(area.outline);
  const Length left = corner.x;
  const Length top = std::max(Length{}, corner.y - points(kTagHeight));
  return "<rect class=\"tag\" x=\"" + length_text(left) + "\" y=\"" + length_text(top) +
         "\" width=\"" + length_text(points(width)) + "\" height=\"" +
         length_text(points(kTagHeight)) + "\"/><text x=\"" +
         length_text(left + points(kTagMargin / 2)) + "\" y=\"" +
         length_text(top + points(kTagHeight - 2.5)) + "\">" + escaped(area.tag) + "</text>";
}

std::string area_markup(const SheetArea& area) {
  if (area.outline.empty()) return "";
  const std::string points = points_text(area.outline);
  return "<a id=\"" + area.id + "\" class=\"area " + area.classes + "\" href=\"#" + area.target +
         "\" aria-label=\"" + escaped(area.title) + "\"><title>" + escaped(area.title) +
         "</title><polygon class=\"rim\" points=\"" + points +
         "\"/><polygon class=\"line\" points=\"" + points + "\"/>" +
         (area.tag.empty() ? "" : tag_markup(area)) + "</a>\n";
}

std::string picture_markup(const Sheet& sheet) {
  return "<image width=\"" + length_text(sheet.picture_size.width) + "\" height=\"" +
         length_text(sheet.picture_size.height) + "\" preserveAspectRatio=\"none\"" +
         transform(sheet.map) + " href=\"" + data_uri(*sheet.picture) + "\"/>\n";
}

}  // namespace

std::string sheet_markup(const Sheet& sheet) {
  if (!sheet.picture) return element("p", "no-picture", "This page could not be drawn.");
  std::string markup = "<svg class=\"sheet\" viewBox=\"0 0 " + length_text(sheet.size.width) + " " +
                       length_text(sheet.size.height) + "\" role=\"group\" aria-label=\"" +
                       escaped(sheet.label) + "\">\n" + picture_markup(sheet);
  for (const SheetArea& area : sheet.areas) markup += area_markup(area);
  return markup + "</svg>\n";
}

}  // namespace palimpsest::report::html
