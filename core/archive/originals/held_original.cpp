#include "archive/originals/held_original.hpp"

#include "archive/tree/tree_paths.hpp"
#include "worker/image_set.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::archive {

std::string original_place(const Revision& revision) {
  return is_of_images(revision) ? evidence_path(revision.observed.digests.sha256)
                                : original_pointer_path(revision.document, revision.folder);
}

namespace {

bool has_all_pages(const store::Snapshot& snapshot, const Revision& revision) {
  const auto pages = snapshot.list(pages_folder(revision.document, revision.folder));
  return pages.size() == static_cast<std::size_t>(revision.observed.page_count);
}

}  // namespace

bool shows_pages(const Evidence& evidence) {
  return evidence.kind == EvidenceKind::kImage || evidence.kind == EvidenceKind::kImageList;
}

bool has_original(const store::Snapshot& snapshot, const Revision& revision) {
  if (is_of_images(revision) && !has_all_pages(snapshot, revision)) return false;
  return snapshot.object_of(original_place(revision)) &&
         std::all_of(revision.evidence.begin(), revision.evidence.end(), [&](const Evidence& each) {
           return each.kind != EvidenceKind::kImage ||
                  snapshot.object_of(evidence_path(each.sha256)).has_value();
         });
}

std::string read_original(const store::Store& store, const Revision& revision) {
  if (!is_of_images(revision)) return store.read_original(revision.observed.digests.sha256);
  std::vector<std::string> images;
  for (const Evidence& each : revision.evidence) {
    if (each.kind == EvidenceKind::kImage) images.push_back(store.read_original(each.sha256));
  }
  return worker::image_set({images.begin(), images.end()});
}

}  // namespace palimpsest::archive
