// How many pixels of a place have each gray level. Inside this folder only.
#pragma once

#include <array>

namespace palimpsest::redact {

using Histogram = std::array<int, 256>;

}  // namespace palimpsest::redact
