// Tells boxes from the cells of tables and forms.
#pragma once

#include "redact/outlined/face.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the faces, of all that the lines of a page enclose, that are blank or labelled and no
// cells.
[[nodiscard]] std::vector<const Face*> boxes_among(const std::vector<Face>& faces, int dpi);

}  // namespace palimpsest::redact
