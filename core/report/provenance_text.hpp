// How a file was obtained, as text for a person.
#pragma once

#include "model/revision.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns rows of a name and a value for columns(): source, time, copy, claimed checksums and
// evidence, those that are known.
[[nodiscard]] std::vector<std::vector<std::string>> provenance_rows(const Revision& revision);

// Returns "a third party's copy".
[[nodiscard]] std::string copy_origin_text(CopyOrigin copy);

}  // namespace palimpsest::report
