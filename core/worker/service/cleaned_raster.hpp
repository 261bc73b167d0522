// Makes a scan easier to recognise: noise smoothed, paper white whatever its shade, ink dark
// however faded, and no bars.
#pragma once

#include "model/raster.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::worker {

struct CleaningOptions {
  int passes = 2;           // of a 3 x 3 mean; at 300 dpi strokes are 4 pixels and more wide
  int tile = 96;            // pixels: the paper of a tile has one shade
  double ink_share = 0.01;  // of the pixels of a page, that are surely ink
  // Of 255, between ink and the paper around it; a page with less holds nothing to read. Faded
  // forms that people read had 31 and more, an empty page of the hardest noise and shade 12.
  int min_contrast = 20;
};

// Returns `gray` cleaned; as it is when it holds no ink.
[[nodiscard]] Raster cleaned(const Raster& gray, const CleaningOptions& options = {});

// Returns `gray` with paper where the bars among `redactions` stand: recognition reads junk into
// bars and out of their edges.
[[nodiscard]] Raster without_solid(const Raster& gray, const std::vector<Redaction>& redactions);

}  // namespace palimpsest::worker
