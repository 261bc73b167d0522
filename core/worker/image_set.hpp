// Images that are one document, as they go to the worker process: one file beside which a PDF goes.
//
//   set   = "palimpsest images 1\n" count:u32 image*      wire.hpp; numbers are little-endian
//   image = count:u32 bytes                               JPEG, TIFF or PNG, as it was received
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::worker {

[[nodiscard]] std::string image_set(const std::vector<std::string_view>& images);

[[nodiscard]] bool is_image_set(std::string_view bytes);

// Returns the images where they stand in `set`. Throws Error(integrity) when it is none that
// image_set() made.
[[nodiscard]] std::vector<std::string_view> images_in(std::string_view set);

}  // namespace palimpsest::worker
