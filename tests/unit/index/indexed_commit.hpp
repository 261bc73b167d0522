// The commit whose documents the indexes of these tests hold.
#pragma once

#include "base/id.hpp"

#include <string>

namespace palimpsest::index {

inline const CommitId kCommit(std::string(40, 'a'));

}  // namespace palimpsest::index
