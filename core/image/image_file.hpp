// The heads of image files, read without a library: which format, how many pages, how they lie.
//
// Every number comes from hostile bytes and is checked here. Private to this module.
#pragma once

#include <optional>
#include <string_view>

namespace palimpsest::image {

enum class ImageFormat { kJpeg, kPng, kTiff };

// Returns nothing for any other bytes.
[[nodiscard]] std::optional<ImageFormat> format_of(std::string_view bytes);

// The most pages that one TIFF may have: a folder of microfilm has some thousands.
inline constexpr int kMaxTiffPages = 10'000;

// Returns the pages of a TIFF: its directories, up to one that is damaged or was there before. 0
// when there is none.
[[nodiscard]] int tiff_page_count(std::string_view bytes);

// Returns how a camera says that a JPEG lies (Exif 2.3, tag 274), 1..8; 1 is upright, and what is
// said when nothing is.
[[nodiscard]] int jpeg_orientation(std::string_view bytes);

}  // namespace palimpsest::image
