// The record of a diff: what `diff --json` prints, and with what it rests on
// changes/<before>..<after>.json (schemas/diff.schema.json).
#pragma once

#include "model/diff.hpp"
#include "model/kept_diff.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

// Returns the canonical text of the record.
[[nodiscard]] std::string diff_to_json(const Diff& diff);

// Returns the same on one line, without a newline.
[[nodiscard]] std::string diff_to_json_line(const Diff& diff);

// Throws Error(integrity) naming the field when `text` breaks the schema.
[[nodiscard]] Diff parse_diff(std::string_view text);

// The record of a diff that an archive keeps. Parsing throws like parse_diff, and for a diff that
// does not say what it rests on.
[[nodiscard]] std::string kept_diff_to_json(const KeptDiff& kept);
[[nodiscard]] KeptDiff parse_kept_diff(std::string_view text);

}  // namespace palimpsest::record
