// The record of what people said of a revision: documents/aa/bb/<document>/<folder>/edits.json
// (edits.schema.json).
#pragma once

#include "model/revision_edits.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string edits_to_json(const RevisionEdits& edits);

// Throws Error(integrity) naming the field.
[[nodiscard]] RevisionEdits parse_edits(std::string_view text);

}  // namespace palimpsest::record
