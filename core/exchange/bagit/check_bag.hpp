// Judges a bag, whoever made it, by what RFC 8493 asks of bags (versions 0.93 to 0.97 by what they
// asked).
//
// Reads only, follows no link, opens nothing outside the folder, and goes on past whatever is
// wrong.
#pragma once

#include "model/bag_check.hpp"

#include <filesystem>

namespace palimpsest::exchange {

// Throws Error(input) when `folder` is no folder, or cannot be listed.
[[nodiscard]] BagCheck check_bag(const std::filesystem::path& folder);

}  // namespace palimpsest::exchange
