// Requests of the IIIF Image API 3.0, level 1: which part of a page, in which size.
//
// Source: https://iiif.io/api/image/3.0/compliance/
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::iiif {

// The four parameters as they stand in a path, decoded.
struct ImageParameters {
  std::string region;    // "full", "square", "0,0,1024,1024"
  std::string size;      // "max", "512,", ",512", "512,512"
  std::string rotation;  // "0"
  std::string file;      // "default.jpg"
};

// Returns the part and size that they mean of a picture of `whole`. Throws Error(usage) for what is
// no request of level 1, lies outside the picture, or is larger than it.
[[nodiscard]] TileRequest parse_image_request(const ImageParameters& parameters,
                                              const PlaceName& page, const PictureSide& whole);

// Reads "DOCUMENT@FOLDER:3", by which images are named. Throws Error(usage) for another text.
[[nodiscard]] PlaceName parse_image_name(const std::string& text);
[[nodiscard]] std::string image_name(const PlaceName& page);

}  // namespace palimpsest::web::iiif
