// What the content of a page paints, in order: text and the areas that may cover it.
//
// It is what the file declares, from a reader that draws nothing: places are bounding boxes, clips
// are not followed, and a colour that only a colour profile or a pattern would tell is unknown.
#pragma once

#include "model/color.hpp"
#include "model/region.hpp"

#include <optional>
#include <vector>

namespace palimpsest {

// One run of text, as one operator shows it.
struct PaintedText {
  Region region;                 // from font metrics, a little taller than the letters
  bool is_invisible = false;     // text render mode 3 or 7
  std::optional<Color> color{};  // of the fill
  int order = 0;                 // later ones cover earlier ones

  friend bool operator==(const PaintedText&, const PaintedText&) = default;
};

enum class AreaKind {
  kShape,       // a filled path or a thick stroke
  kImage,       // an image
  kAnnotation,  // the appearance of an annotation; always above the content
};

struct PaintedArea {
  Region region;  // bounding box, clipped to the page
  AreaKind kind{};
  int order = 0;

  friend bool operator==(const PaintedArea&, const PaintedArea&) = default;
};

struct PaintedContent {
  std::vector<PaintedText> texts;
  std::vector<PaintedArea> areas;
  std::vector<Region> marked_for_removal;  // redaction annotations that were never applied
  bool has_text_outside = false;           // of the page's visible part
  bool has_hidden_layer = false;           // content that belongs to a layer which is off
  // Anything but letters and level rules: images, shapes, patterns, annotations, Type 3 glyphs.
  bool has_other_paint = false;

  friend bool operator==(const PaintedContent&, const PaintedContent&) = default;
};

}  // namespace palimpsest
