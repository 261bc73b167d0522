// What a viewer is told of a page's picture: info.json of the IIIF Image API 3.0.
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::iiif {

// The largest side of the pictures of which a viewer puts a page together, in pixels.
inline constexpr int kTileSide = 1024;

inline constexpr const char* kImageType =
    "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"";

// Returns JSON; `address` is that of the server.
[[nodiscard]] std::string image_info(const std::string& address, const PlaceName& page,
                                     const PictureSide& whole);

// Returns the address of a page's picture, without info.json.
[[nodiscard]] std::string image_address(const std::string& address, const PlaceName& page);

}  // namespace palimpsest::web::iiif
