// The records of releases and revisions:
//
//   documents/aa/bb/<document>/<release>/revision.json  schemas/revision.schema.json
//   releases/<release>.json                             schemas/release.schema.json
//
// A text that is not known has no key. The pages of a revision are records of their own
// (page_record.hpp). Every parse function throws Error(integrity) naming the field.
#pragma once

#include "model/revision.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

// Returns the canonical text of everything but the pages.
[[nodiscard]] std::string revision_to_json(const Revision& revision);

// Returns the revision without pages.
[[nodiscard]] Revision parse_revision(std::string_view text);

[[nodiscard]] std::string release_to_json(const Release& release);
[[nodiscard]] Release parse_release(std::string_view text);

}  // namespace palimpsest::record
