// The order in which a person reads file names: part 2 before part 10.
#pragma once

#include <string_view>

namespace palimpsest::archive {

// Whether `a` stands before `b`: runs of digits count as numbers, everything else byte by byte.
// Names that differ in leading zeros alone stand in the order of their bytes.
[[nodiscard]] bool is_before_naturally(std::string_view a, std::string_view b);

}  // namespace palimpsest::archive
