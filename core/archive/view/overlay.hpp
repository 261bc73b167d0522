// Pages with their redactions drawn on them, as PNG files in a folder.
#pragma once

#include "model/page.hpp"
#include "model/picture.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns a name for the pages of each file, in order: "memo", and where several files are called
// so "june-memo" after the folder; what is still the same gets a number.
[[nodiscard]] std::vector<std::string> overlay_names(
    const std::vector<std::filesystem::path>& files);

// Writes the page as FOLDER/NAME-0001.png, in the place of an earlier one; a page that cannot be
// drawn gets none. Makes the folder. Throws Error(environment) when it cannot be written.
void write_overlay(PictureSource& source, const Page& page, const std::filesystem::path& folder,
                   const std::string& name);

}  // namespace palimpsest::archive
