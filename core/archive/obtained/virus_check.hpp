// Has a virus scanner look at a file before it is imported.
#pragma once

#include <filesystem>

namespace palimpsest::archive {

// Runs `scanner FILE`, which ends with 0 for a clean file and 1 for another, as clamscan does.
// Throws Error(input) when the file is not clean, and Error(environment) when the scanner cannot be
// run or ends otherwise.
void check_for_viruses(const std::filesystem::path& scanner, const std::filesystem::path& file);

}  // namespace palimpsest::archive
