// An agency's release list as a command was given it: its bytes, its digests and its rows.
#pragma once

#include "base/digest.hpp"
#include "lists/release_list.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace palimpsest::archive {

struct ListFile {
  std::string name;  // of the file, without folders
  std::string bytes;
  FileDigests digests;
  lists::ReleaseList list;
};

// Reads a list in the worker process, with a mapping file for columns that are not recognised.
// Throws Error(input).
[[nodiscard]] ListFile read_list_file(worker::Client& worker, const std::filesystem::path& file,
                                      const std::optional<std::filesystem::path>& mapping);

}  // namespace palimpsest::archive
