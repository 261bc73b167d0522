#include "archive/checksum_list.hpp"

#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"

#include <filesystem>
#include <set>

namespace palimpsest::archive {

std::string sha256_list(const store::Store& store) {
  const Catalogue catalogue(store.tip());
  std::set<Sha256> digests;
  for (const DocumentId& document : catalogue.documents()) {
    for (const RevisionFolder& folder : catalogue.folders(document)) {
      const auto revision = catalogue.revision(document, folder);
      const bool is_removed =
          !catalogue.snapshot().object_of(original_pointer_path(document, folder));
      if (revision && !is_removed) digests.insert(revision->observed.digests.sha256);
    }
  }
  std::string list;
  for (const Sha256& digest : digests) {
    const auto path = std::filesystem::relative(store.original_path(digest), store.root());
    list += digest.hex() + "  " + path.string() + "\n";
  }
  return list;
}

}  // namespace palimpsest::archive
