// Whether the tone of a place is one that the page writes on elsewhere: shaded table heads, fields
// of a form, chat bubbles. A patch or a box of such a tone has been left blank, not redacted.
#pragma once

#include "redact/find_regions.hpp"

#include <map>
#include <vector>

namespace palimpsest::redact {

class WrittenGrounds {
 public:
  // Keeps references to a gray page and its words.
  WrittenGrounds(const Raster& gray, const std::vector<Word>& words, const FindOptions& options)
      : gray_(gray), words_(words), options_(options) {}

  // Whether `box`, in pixels of the page, is filled with a tone that carries text in other places.
  // Paper and ink are no such tones.
  [[nodiscard]] bool holds(const PixelBox& box);

 private:
  [[nodiscard]] bool is_written_on(int level) const;

  const Raster& gray_;
  const std::vector<Word>& words_;
  const FindOptions& options_;
  std::map<int, bool> known_;  // by level
  int paper_ = 0;              // level; 0 until it is needed
};

}  // namespace palimpsest::redact
