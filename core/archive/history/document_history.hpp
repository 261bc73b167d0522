// Follows one document of an archive through all its releases.
#pragma once

#include "archive/history/differ.hpp"
#include "model/history.hpp"

#include <string>

namespace palimpsest::archive {

// Compares every release with the one before it, and a release that withholds something which that
// one does not with all earlier ones. Throws Error(input) when the archive does not hold
// `document`.
[[nodiscard]] DocumentHistory follow_document(Differ& differ, const std::string& document);

}  // namespace palimpsest::archive
