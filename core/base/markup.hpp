// Text as markup of HTML. All text comes from documents, file names and requests: it enters a page
// by escaped() and no other way.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::markup {

// Returns `text` without control characters, so that it can steer neither a terminal nor a header.
[[nodiscard]] std::string printable(std::string_view text);

// Returns `text` fit for an element or a quoted attribute, without control characters.
[[nodiscard]] std::string escaped(std::string_view text);

// Returns `text`, which may be written from right to left, as an element of its own that does not
// turn what stands around it.
[[nodiscard]] std::string isolated(std::string_view text);

// Returns <tag class="classes">content</tag>; `content` is markup.
[[nodiscard]] std::string element(std::string_view tag, std::string_view classes,
                                  std::string_view content);

}  // namespace palimpsest::markup
