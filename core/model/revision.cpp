#include "model/revision.hpp"

#include <algorithm>

namespace palimpsest {

bool is_of_images(const Revision& revision) {
  return std::any_of(revision.evidence.begin(), revision.evidence.end(),
                     [](const Evidence& each) { return each.kind == EvidenceKind::kImageList; });
}

const char* original_format(const Revision& revision) {
  return is_of_images(revision) ? kImageListFormat : kPdfFormat;
}

}  // namespace palimpsest
