// Reads loose objects in the place of libgit2, whose own reader is not safe with damaged ones: it
// writes behind its buffer when an object is longer than its header says, and never ends when the
// stream is cut off (libgit2 issues 7177 and 7342, seen with 1.5.1).
#pragma once

#include "store/git.hpp"

#include <filesystem>

namespace palimpsest::store {

// Lets `objects` read the loose objects below `folder` in this way; packs are still asked first. A
// damaged object is an error, and no other source is asked for it. Looking an object up by the
// beginning of its id is left to libgit2, and must not be used.
void serve_loose_objects(git_odb* objects, const std::filesystem::path& folder);

}  // namespace palimpsest::store
