// What an archive holds as PROV-JSON (W3C member submission of 2013): which file, revision and diff
// came from which, by which act, for whom.
//
// The same archive gives the same bytes: nothing of the moment of writing stands in it.
#pragma once

#include "model/holdings.hpp"

#include <string>

namespace palimpsest::exchange {

[[nodiscard]] std::string prov_json(const Holdings& holdings);

}  // namespace palimpsest::exchange
