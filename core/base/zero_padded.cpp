#include "base/zero_padded.hpp"

#include <algorithm>

namespace palimpsest {

std::string zero_padded(const std::string& digits, std::size_t width) {
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace palimpsest
