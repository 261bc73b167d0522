// A page, or a part of one, as an image file for people to look at: encoded, not as pixels.
//
// Pictures are made in the worker process, so that pixels of untrusted files stay there.
#pragma once

#include "model/color.hpp"
#include "model/names.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

enum class PictureFormat { kPng, kJpeg };
template <>
inline constexpr auto kNames<PictureFormat> = names_of("png", "jpeg");

// An area that is outlined and tinted, with a few words above it.
struct Mark {
  Outline outline;  // at least three points
  Color color;
  std::string label;  // ASCII; other characters become "?"

  friend bool operator==(const Mark&, const Mark&) = default;
};

enum class PictureUse {
  kExact,    // every pixel as drawn, for further work: PNG
  kCompact,  // for reading in a document: 16 grays or JPEG, whichever is smaller
  kTile,     // for a viewer: JPEG, of exactly the size that is asked for
};

struct PictureRequest {
  int page = 0;                                 // from 1
  std::optional<Region> region = std::nullopt;  // the whole page when absent
  int dpi = 100;                                // what comes back may be coarser, never finer
  PictureUse use = PictureUse::kCompact;
  std::vector<Mark> marks = {};
  std::vector<Region> covers = {};  // hatched over, so that nothing below can be read
  int width = 0;  // pixels, of a tile, to which it is scaled up or down whatever `dpi` says
  int height = 0;

  friend bool operator==(const PictureRequest&, const PictureRequest&) = default;
};

struct Picture {
  PictureFormat format{};
  int width = 0;  // pixels
  int height = 0;
  std::string bytes;  // of the file

  friend bool operator==(const Picture&, const Picture&) = default;
};

// Makes pictures of the pages of one document. Not thread-safe.
class PictureSource {
 public:
  virtual ~PictureSource() = default;

  // Throws Error(input) when the page cannot be drawn or the region is not on it.
  [[nodiscard]] virtual Picture draw_picture(const PictureRequest& request) = 0;
};

}  // namespace palimpsest
