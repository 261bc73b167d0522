// Whether a text is what a schema of schemas/ asks for.
#pragma once

#include <string_view>

namespace palimpsest::record {

// Checks one JSON value. `schema` is a file name such as "diff.schema.json".
// Throws Error(integrity) naming the field and the reason, and Error(internal) when there is no
// such schema.
void check_against_schema(std::string_view text, std::string_view schema);

}  // namespace palimpsest::record
