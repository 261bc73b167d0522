// Edits and corrections as JSON Lines (schemas/edit_line.schema.json, correction.schema.json).
#pragma once

#include "model/correction.hpp"
#include "model/edit.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

// Reads one line of `edit --from`: {"document": ..., "release": ..., "page": 2, "redaction": "r1",
// "title": "...", "tags": ["...", "..."]}. Throws Error(integrity) saying what is wrong.
[[nodiscard]] EditRow parse_edit_line(std::string_view line);

// Returns one line without its end.
[[nodiscard]] std::string correction_line(const Correction& correction);

// Throws Error(integrity).
[[nodiscard]] Correction parse_correction_line(std::string_view line);

}  // namespace palimpsest::record
