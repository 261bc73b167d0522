// Claims and evidence of a file as JSON trees. Private to this module.
#pragma once

#include "model/revision.hpp"
#include "record/json.hpp"

#include <vector>

namespace palimpsest::record {

[[nodiscard]] Json claimed_json(const Claimed& claimed);
[[nodiscard]] Json evidence_json(const std::vector<Evidence>& evidence);

// Expect trees that revision.schema.json has accepted. Throw Error(integrity) like values.hpp.
[[nodiscard]] Claimed read_claimed(const Json& value);
[[nodiscard]] std::vector<Evidence> read_evidence(const Json& values);

}  // namespace palimpsest::record
