// Makes and opens archives.
#pragma once

#include "archive/actor.hpp"
#include "model/archive_facts.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>

namespace palimpsest::archive {

// Makes an empty archive with a random id in `folder`, which must be absent or empty:
// Error(conflict) otherwise.
[[nodiscard]] ArchiveFacts create_archive(const std::filesystem::path& folder, const Actor& actor);

// Opens the archive in `folder`. Throws Error(input) when it is none or has another format than
// this program.
[[nodiscard]] store::Store open_archive(const std::filesystem::path& folder);

// Returns the nearest folder from `start` upwards that holds an archive, or nothing.
[[nodiscard]] std::optional<std::filesystem::path> find_archive(const std::filesystem::path& start);

}  // namespace palimpsest::archive
