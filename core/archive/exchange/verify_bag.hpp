// Judges a bag that somebody made, by RFC 8493.
#pragma once

#include "model/bag_check.hpp"

#include <filesystem>

namespace palimpsest::archive {

// Changes nothing, and needs no archive. Throws Error(input) when `folder` is no folder.
[[nodiscard]] BagCheck verify_bag(const std::filesystem::path& folder);

}  // namespace palimpsest::archive
