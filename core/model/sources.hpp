// The seams through which stages see a document: its pages as pixels, and text read from a region.
//
// The worker process stands behind both; tests put fakes there.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest {

// The pages of one PDF. Not thread-safe. Throws Error(input) for a page that cannot be drawn.
class PageSource {
 public:
  virtual ~PageSource() = default;

  [[nodiscard]] virtual int page_count() const = 0;

  // Returns page `number` (from 1) as gray pixels.
  [[nodiscard]] virtual Raster render_gray(int number, int dpi) = 0;
};

// Text that was read from a region by one or more means.
struct RegionReading {
  std::vector<Word> words;  // in reading order, regions in page coordinates
  double confidence = 0;    // 0..1
};

// Reads the words inside a region of a page, whatever the page's own text says.
class RegionReader {
 public:
  virtual ~RegionReader() = default;

  // Returns an empty reading when nothing legible is there.
  [[nodiscard]] virtual RegionReading read_region(int page, const Region& region) = 0;
};

}  // namespace palimpsest
