#include "archive/checksum_list.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"

#include <filesystem>
#include <set>

namespace palimpsest::archive {

std::string sha256_list(const store::Store& store, const Audience& audience) {
  const Catalogue catalogue(store, audience);
  std::set<Sha256> digests;
  for (const DocumentId& document : catalogue.documents()) {
    for (const RevisionFolder& folder : catalogue.folders(document)) {
      const auto revision = catalogue.revision(document, folder);
      if (!revision || !has_original(catalogue.snapshot(), *revision)) continue;
      digests.insert(revision->observed.digests.sha256);
      for (const Evidence& each : revision->evidence) {
        if (each.kind == EvidenceKind::kImage) digests.insert(each.sha256);
      }
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
