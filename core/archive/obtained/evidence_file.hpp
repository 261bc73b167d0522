// Makes files for the folder evidence/.
#pragma once

#include "archive/obtained/import_evidence.hpp"
#include "base/digest.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

[[nodiscard]] EvidenceFile evidence_file(std::string bytes);

// Returns the edit that puts the pointer of such a file into the tree.
[[nodiscard]] store::TreeEdit evidence_edit(const FileDigests& digests);

}  // namespace palimpsest::archive
