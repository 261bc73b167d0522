// Reads the size of an image out of the head of its file, and nothing else of it: so that the
// parent can check a picture of the worker without decoding it.
#pragma once

#include "model/picture.hpp"

#include <optional>
#include <string_view>

namespace palimpsest::worker {

struct PictureSize {
  int width = 0;
  int height = 0;

  friend bool operator==(const PictureSize&, const PictureSize&) = default;
};

// Returns the size that the file gives; nothing when it is no file of that format.
[[nodiscard]] std::optional<PictureSize> size_in_file(PictureFormat format, std::string_view bytes);

}  // namespace palimpsest::worker
