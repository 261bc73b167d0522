// Numbers as names that sort as the numbers do.
#pragma once

#include <cstddef>
#include <string>

namespace palimpsest {

// Returns `digits` with zeros before them, so that there are at least `width`: 0007. Written to
// paths: never change.
[[nodiscard]] std::string zero_padded(const std::string& digits, std::size_t width);

}  // namespace palimpsest
