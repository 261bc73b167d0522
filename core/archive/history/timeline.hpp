// Writes the revisions of a document as a branch of git, for `git log -p` and any git web page.
#pragma once

#include "archive/history/differ.hpp"
#include "model/timeline.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Makes the branch timeline/<document>: one commit a release, oldest first, with the files of its
// revision at the root (below part-1, part-2 ... where it came in parts), and a message that says
// what it opened and closed. The same archive always gives the same commits; what the branch held
// before is forgotten.
//
// Throws Error(input) when the archive does not hold `document`, Error(conflict) when another
// process is writing, and Error(environment) when the archive cannot be written.
[[nodiscard]] Timeline write_timeline(store::Store& store, Differ& differ,
                                      const std::string& document);

}  // namespace palimpsest::archive
