// The bytes of a text file as UTF-8, in whichever encoding a spreadsheet program wrote it.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::lists {

// Takes UTF-8, UTF-16 with its mark, and for everything else the Latin-1 of old exports. Ends of
// lines become LF.
[[nodiscard]] std::string plain_text(std::string_view bytes);

// Returns `text` without blanks, tabs, line ends and no-break spaces around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace palimpsest::lists
