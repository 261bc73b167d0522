// Clears away what a killed writer left. Only the holder of the writer lock may call it.
#pragma once

#include <filesystem>

namespace palimpsest::store {

// Removes locks of references, temporary objects, and everything in the staging folder. Of the
// originals only those go that no commit names. A reference is moved by a rename, which a kill
// cannot leave half done.
void recover(const std::filesystem::path& root);

}  // namespace palimpsest::store
