// A name for everything in this build that decides what a diff of given records says.
#pragma once

#include <string>

namespace palimpsest::archive {

// Returns 16 hexadecimal digits: a digest, made while building, of the sources that match, register
// and read pages, and of the versions of the libraries below them. A number raised by hand would be
// forgotten, and an archive would go on giving the answers of the older program.
[[nodiscard]] std::string comparison_method();

}  // namespace palimpsest::archive
