// The originals of an archive as stock tools check them.
#pragma once

#include "archive/access/access.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Returns one line per original of the documents that `audience` sees, "<sha256>
// originals/objects/aa/bb/<sha256>", sorted: what `sha256sum -c` reads in the archive's folder.
[[nodiscard]] std::string sha256_list(const store::Store& store, const Audience& audience);

}  // namespace palimpsest::archive
