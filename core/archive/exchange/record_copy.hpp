// Records that a copy of documents left the archive.
#pragma once

#include "archive/actor.hpp"
#include "base/id.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Makes one commit that changes no file and says in its message what the copy is: "a bag with 12
// files, 3456 bytes". `documents` are those that it holds; none stands for all of them. Throws
// Error(conflict) when another is writing, and Error(environment) where the archive cannot be
// written.
CommitId record_copy(store::Store& store, const std::string& what,
                     const std::vector<DocumentId>& documents, const Actor& actor);

}  // namespace palimpsest::archive
