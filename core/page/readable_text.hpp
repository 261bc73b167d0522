// Writes a page as plain text in which withheld places are said in words.
#pragma once

#include "model/page.hpp"

#include <string>

namespace palimpsest::page {

// Returns how a redaction reads in running text: "[about 1½ lines withheld, (b)(1)]".
// `line_characters` is the length of a full line of the page.
[[nodiscard]] std::string withheld_note(const Redaction& redaction, int line_characters);

// Returns the page's lines, each ended by a newline, with every redaction at its place; "[no text]"
// when there is nothing, since git-lfs takes an empty file for one of its pointers.
[[nodiscard]] std::string readable_text(const Page& page);

}  // namespace palimpsest::page
