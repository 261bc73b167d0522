// Checks one pack of git objects, with its index.
//
// Stock git makes packs (`git gc`); this program reads them. A pack whose checksum is wrong is
// harmless only when every object of it can still be found and read.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace palimpsest::store {

// Is given every object of a pack.
using TakeObject = std::function<void(const std::string& id, CheckedObject object)>;

// `index` is the path of the .idx file in the archive.
void check_pack(ArchiveCheck& check, const std::filesystem::path& index, const TakeObject& take);

// Checks a file of git that ends with its own checksum and holds nothing that is not elsewhere:
// reverse indexes, bitmaps, commit graphs.
void check_derived_file(ArchiveCheck& check, const std::filesystem::path& path);

}  // namespace palimpsest::store
