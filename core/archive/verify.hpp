// Checks an archive: every stored byte, and that every record still says what its schema allows.
#pragma once

#include "model/verification.hpp"

#include <filesystem>

namespace palimpsest::archive {

// Changes nothing. Throws Error(input) when `folder` holds no archive at all; every damage that
// leaves a folder recognisable is a Problem.
[[nodiscard]] Verification verify_archive(const std::filesystem::path& folder);

}  // namespace palimpsest::archive
