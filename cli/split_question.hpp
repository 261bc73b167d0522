// Whether a file that holds several documents is to be split: as said, or asked on the terminal.
#pragma once

#include "archive/identity/split_records.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::cli {

// Returns what `word` says; an empty one asks where there is a terminal to ask on.
[[nodiscard]] archive::SplitMode split_mode(const std::string& word);

// Asks a person about one file. Anything but yes keeps it whole.
[[nodiscard]] bool ask_split(const std::filesystem::path& file,
                             const std::vector<archive::FoundRecord>& records);

}  // namespace palimpsest::cli
