// Restores the few files of an archive whose bytes are known: HEAD, git's configuration, the link
// to the originals, and archive.json by what main holds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::store {

// Both return the paths of what they wrote, relative to the archive. Only the holder of the writer
// lock may call them.
std::vector<std::string> repair_repository_files(const std::filesystem::path& root);

// Does nothing while main or its archive.json cannot be read.
std::vector<std::string> repair_archive_file(const std::filesystem::path& root);

}  // namespace palimpsest::store
