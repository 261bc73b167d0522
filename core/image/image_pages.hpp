// Photographs and scans as the pages of a document: JPEG and PNG one each, TIFF one or several.
//
// Leptonica decodes, from memory alone; hostile bytes may crash it, so only the worker process
// links this module.
#pragma once

#include "image/pix.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace palimpsest::image {

// What an image says of a page.
struct ImagePage {
  Size size;
  bool is_size_assumed = false;  // it does not say at which resolution it was taken
  bool has_color = false;
  int pixel_width = 0;  // as it is displayed
  int pixel_height = 0;
  std::size_t stored_bytes = 0;  // of its file
};

class ImagePages {
 public:
  // The bytes of `images` must outlive it. Throws Error(input) that says which image is no JPEG,
  // PNG or TIFF, or holds no page.
  explicit ImagePages(std::vector<std::string_view> images);

  [[nodiscard]] int page_count() const { return static_cast<int>(places_.size()); }

  // `number` counts from 1. Throws Error(input) when the image cannot be decoded or has too many
  // pixels.
  [[nodiscard]] ImagePage page(int number);

  // Returns the page as a reader holds it, upright as the camera says, on white where it is
  // transparent. Throws like page().
  [[nodiscard]] Raster render(int number, int dpi, PixelFormat format);

 private:
  struct Place {
    std::size_t image = 0;
    int page = 0;  // of its file, from 0
  };
  struct Decoded {
    int number = 0;
    PixPointer pix;  // 8 or 32 bits a pixel
    ImagePage page;
  };

  const Decoded& decoded(int number);

  std::vector<std::string_view> images_;
  std::vector<Place> places_;       // of the pages, in order
  std::optional<Decoded> decoded_;  // the last one
};

}  // namespace palimpsest::image
