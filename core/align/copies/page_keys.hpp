// Makes the keys by which the index finds a page again.
#pragma once

#include "model/page.hpp"
#include "model/page_keys.hpp"

namespace palimpsest::align {

// A pure function of the words and the fingerprint of a page.
[[nodiscard]] PageKeys keys_of(const Page& page);

}  // namespace palimpsest::align
