// Makes Poppler open what it opens only once, before the process loses the right to open files: the
// C library's converters of characters, the list of fonts, its own tables.
#pragma once

#include <filesystem>
#include <vector>

namespace palimpsest::pdf {

// Reads and draws a small document of its own. Throws Error(environment) when its words do not come
// out: a converter that is missing leaves every text empty, with no word of complaint.
void warm_up();

// Returns what Poppler still reads after warm_up(), when a document asks for it: fonts that a
// document names and does not carry, and the tables of Asian characters.
[[nodiscard]] std::vector<std::filesystem::path> files_read_later();

}  // namespace palimpsest::pdf
