// JSON trees and their text. Private to this module: the only header that shows nlohmann-json.
//
// Canonical text: UTF-8, sorted keys, two spaces of indentation, LF, a final newline, one value per
// line; an array that holds only scalars stands on one line. Numbers have at most four decimals and
// no trailing zeros. Equal trees give equal bytes.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace palimpsest::record {

using Json = nlohmann::json;

// Returns the canonical text. Bytes of a string that are no UTF-8 become U+FFFD.
// Throws Error(internal) for a number that is not finite or too large for four exact decimals.
[[nodiscard]] std::string canonical_text(const Json& value);

// Returns the same values on one line, without a newline.
[[nodiscard]] std::string compact_text(const Json& value);

// Reads one JSON value. Throws Error(integrity) for anything else, for a key that stands twice in
// an object, and for nesting deeper than any record. `thing` says in messages what is read.
[[nodiscard]] Json parse_text(std::string_view text, std::string_view thing);

}  // namespace palimpsest::record
