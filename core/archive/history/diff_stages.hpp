// The diff of two releases of an archived document, one of which may withhold all of it.
#pragma once

#include "archive/compare/diff_sides.hpp"
#include "archive/history/differ.hpp"

#include <string>

namespace palimpsest::archive {

// Compares two revisions, named as DOCUMENT@RELEASE. A release that withholds the whole document is
// one of them: what follows it is `released`, and it is `withdrawn` itself. Files of one release
// are never compared: Error(usage).
[[nodiscard]] NamedDiff diff_revisions(Differ& differ, const std::string& before,
                                       const std::string& after);

// Compares the last two releases of a document. A document with one release, before which nobody
// says that it was withheld, has the verdict `first`.
[[nodiscard]] NamedDiff diff_last_releases(Differ& differ, const std::string& document);

}  // namespace palimpsest::archive
