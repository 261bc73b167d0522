// Makes and opens archives.
#pragma once

#include "archive/actor.hpp"
#include "archive/evidence/key_choice.hpp"
#include "model/archive_facts.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <optional>

namespace palimpsest::archive {

// Makes an empty archive with a random id in `folder`, which must be absent or empty:
// Error(conflict) otherwise.
[[nodiscard]] ArchiveFacts create_archive(const std::filesystem::path& folder, const Actor& actor);

// Opens the archive in `folder`, whose log follows every commit from here on; what a killed writer
// left out of it is made up for, where nobody else is writing. Throws Error(input) when it is none
// or has another format than this program.
[[nodiscard]] store::Store open_archive(const std::filesystem::path& folder);

// Opens it to sign with a key what is committed. Throws Error(usage) when the archive does not know
// the key or has retired it, and what open_key() throws.
[[nodiscard]] store::Store open_archive(const std::filesystem::path& folder, const KeyChoice& key);

// Opens it as it stands and changes nothing, whatever a killed writer left.
[[nodiscard]] store::Store look_at_archive(const std::filesystem::path& folder);

// Returns what archive.json says.
[[nodiscard]] ArchiveFacts archive_facts(const std::filesystem::path& folder);

// Returns the nearest folder from `start` upwards that holds an archive, or nothing.
[[nodiscard]] std::optional<std::filesystem::path> find_archive(const std::filesystem::path& start);

}  // namespace palimpsest::archive
