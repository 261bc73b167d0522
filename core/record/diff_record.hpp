// The record of a diff: changes/<before>..<after>.json, and what `diff --json` prints
// (schemas/diff.schema.json).
#pragma once

#include "model/diff.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

// Returns the canonical text of the record.
[[nodiscard]] std::string diff_to_json(const Diff& diff);

// Returns the same on one line, without a newline.
[[nodiscard]] std::string diff_to_json_line(const Diff& diff);

// Throws Error(integrity) naming the field when `text` breaks the schema.
[[nodiscard]] Diff parse_diff(std::string_view text);

}  // namespace palimpsest::record
