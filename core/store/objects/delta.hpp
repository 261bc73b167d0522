// The difference of two states of a folder in the form that packs of git hold.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::store {

// Returns the delta that makes `target` of `base`: their common beginning and end are copied, what
// stands between is new. For a folder of which one entry changed that is a few dozen bytes. Both
// must be shorter than 4 GiB.
[[nodiscard]] std::string make_delta(std::string_view base, std::string_view target);

}  // namespace palimpsest::store
