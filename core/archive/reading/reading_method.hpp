// A name for everything in this build that decides how a page is read.
#pragma once

#include <string>

namespace palimpsest::archive {

// Returns 16 hexadecimal digits: a digest, made while building, of the sources that turn a page
// into its record, and of the versions of the libraries below them.
[[nodiscard]] std::string reading_method();

}  // namespace palimpsest::archive
