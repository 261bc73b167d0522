// The small pieces of an HTML page: text that is escaped, numbers, pictures as data.
//
// All text comes from documents and file names: it enters a page by `escaped` and no other way.
#pragma once

#include "model/picture.hpp"
#include "model/region.hpp"

#include <string>
#include <string_view>

namespace palimpsest::report::html {

// Returns `text` fit for an element or a quoted attribute, without control characters.
[[nodiscard]] std::string escaped(std::string_view text);

// Returns `text`, which may be written from right to left, as an element of its own that does not
// turn what stands around it.
[[nodiscard]] std::string isolated(std::string_view text);

// Returns points with at most two decimals: "12", "12.5", "12.34".
[[nodiscard]] std::string length_text(Length length);

// Returns "10,20 30,20 30,40" for the attribute `points`.
[[nodiscard]] std::string points_text(const Outline& outline);

[[nodiscard]] std::string base64(std::string_view bytes);

// Returns "data:image/png;base64,...".
[[nodiscard]] std::string data_uri(const Picture& picture);

// Returns <tag class="classes">content</tag>; `content` is markup.
[[nodiscard]] std::string element(std::string_view tag, std::string_view classes,
                                  std::string_view content);

}  // namespace palimpsest::report::html
