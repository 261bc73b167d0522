// A page as a figure: its picture, and over it the areas that a reader can point at.
#pragma once

#include "model/page_map.hpp"
#include "model/picture.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::report::html {

// An area of a sheet, which is a link to what is said of it.
struct SheetArea {
  std::string id;       // of the element; unique in the document
  std::string target;   // id of the element that speaks of it
  std::string classes;  // give it its colour
  Outline outline;
  std::string tag;    // a few characters at its top left corner
  std::string title;  // one sentence, plain text
};

struct Sheet {
  Size size;                                  // of the frame, in which the areas are given
  std::string label;                          // what it shows, for those who cannot see it
  const std::optional<Picture>& picture;      // nothing when the page cannot be drawn
  Size picture_size;                          // of the page that the picture shows
  std::optional<PageMap> map = std::nullopt;  // from that page to the frame
  std::vector<SheetArea> areas = {};
};

// Returns an <svg> element, or a sentence where there is no picture.
[[nodiscard]] std::string sheet_markup(const Sheet& sheet);

}  // namespace palimpsest::report::html
