// A page as an image file for people to look at: cut out, scaled, marked, encoded.
//
// Leptonica draws and encodes, so only the worker process links this module.
#pragma once

#include "model/picture.hpp"
#include "model/raster.hpp"

namespace palimpsest::image {

// Returns what `request` asks for of the page that `page` shows whole. Covers are laid before
// scaling, so that no pixel below one has a share in the result. Throws Error(input) when the
// region is not on the page, Error(environment) when memory runs out.
[[nodiscard]] Picture make_picture(const Raster& page, const PictureRequest& request);

}  // namespace palimpsest::image
