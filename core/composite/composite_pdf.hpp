// A PDF put together from pictures of pages of several files: each patch outlined and cited in the
// margin, the words below the pictures, and on every page that it is no released document.
//
// A pure stage: values in, bytes out. It reads no PDF; the pictures were drawn by the process that
// does.
#pragma once

#include "model/color.hpp"
#include "model/page.hpp"
#include "model/page_map.hpp"
#include "model/picture.hpp"
#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest::composite {

inline constexpr const char* kStatement = "Composite made by Palimpsest, not a released document";

// A picture and where it lies.
struct PlacedPicture {
  Picture jpeg;
  Region source;     // of its own page, that it shows
  PageMap map = {};  // from its own page to the composite's; its bend is not used
  Outline clip;      // on the composite's page: nothing is drawn beyond it
};

// A place that another release shows.
struct CitedPatch {
  std::string number;  // "1", as in the list
  Outline outline;     // on the composite's page
  std::string note;    // for the margin, plain text
};

struct CompositePage {
  Size size;
  std::string source;                   // where the page itself comes from, for the margin
  std::vector<PlacedPicture> pictures;  // in the order in which they lie on each other
  std::vector<CitedPatch> patches;
  std::vector<Line> lines;  // words to be found and copied; they are not seen
};

struct CompositeDocument {
  std::string title;  // plain text
  std::vector<CompositePage> pages;
  std::vector<std::string> list;  // lines of the pages at the end: all patches and sources
};

// Returns the file. Equal values give equal bytes. Throws Error(internal) for a picture that is no
// JPEG.
[[nodiscard]] std::string composite_pdf(const CompositeDocument& document);

}  // namespace palimpsest::composite
