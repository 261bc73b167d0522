// What stands at the root of an archive: HEAD, git's configuration, the link to the originals, and
// archive.json outside and inside the repository.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"

#include <optional>
#include <string>

namespace palimpsest::store {

// `main` is the newest commit, when it is known.
void check_root(ArchiveCheck& check, const CheckedObjects& objects,
                const std::optional<std::string>& main);

}  // namespace palimpsest::store
