// Finds the PDFs that the paths of a command mean, and the folders that are documents themselves:
// those with images and without PDFs.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <vector>

namespace palimpsest::archive {

// A path that means nothing, and why.
struct UnusablePath {
  std::filesystem::path path;
  Error why;
};

struct FoundFiles {
  std::vector<std::filesystem::path>
      files;  // in the order of the paths, folders as people read names: 2 before 10
  std::vector<std::filesystem::path> others;  // in the folders, that are no PDFs by their names
  std::vector<UnusablePath> unusable;         // not there, a folder without PDFs, or not readable
};

// Searches folders with everything below them; a file that is named itself is taken whatever its
// name.
[[nodiscard]] FoundFiles find_files(const std::vector<std::filesystem::path>& paths);

[[nodiscard]] bool has_pdf_name(const std::filesystem::path& path);

// Returns the files that one path means. Throws the first reason when any of it is unusable.
[[nodiscard]] std::vector<std::filesystem::path> files_of(const std::filesystem::path& path);

}  // namespace palimpsest::archive
