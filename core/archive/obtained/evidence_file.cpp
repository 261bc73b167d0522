#include "archive/obtained/evidence_file.hpp"

#include "archive/tree/tree_paths.hpp"

#include <utility>

namespace palimpsest::archive {

EvidenceFile evidence_file(std::string bytes) {
  const FileDigests digests = digests_of(bytes);
  return {digests, std::make_shared<const std::string>(std::move(bytes))};
}

store::TreeEdit evidence_edit(const FileDigests& digests) {
  return {evidence_path(digests.sha256), store::lfs_pointer(digests.sha256, digests.size)};
}

}  // namespace palimpsest::archive
