// Where the files of an import belong before any is read: as the command says, or as a list says.
#pragma once

#include "archive/identity/identification.hpp"
#include "archive/import/import.hpp"
#include "archive/import/import_files.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace palimpsest::archive {

struct PlacedFile {
  std::filesystem::path path;
  Release release;
  std::optional<DocumentId> document;           // as the user or a list says; else the file decides
  bool is_listed = false;                       // a list says so
  std::vector<ClaimedChecksum> checksums = {};  // that the list gives
};

// Returns the files of `found` in their order, a file that a list gives to several records once for
// each. One that belongs to no release is added to those of `found` that cannot be used.
[[nodiscard]] std::vector<PlacedFile> place_files(const ImportRequest& request, FoundFiles& found);

[[nodiscard]] FileTarget target_of(const PlacedFile& file);

// Returns the id that was chosen for a file, with the list as its witness where it is listed.
[[nodiscard]] ChosenId with_witness(const PlacedFile& file, ChosenId id);

}  // namespace palimpsest::archive
