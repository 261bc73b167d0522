// A colour as a screen mixes it.
#pragma once

#include <cstdint>

namespace palimpsest {

// Red, green and blue, 0..255.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  friend bool operator==(const Color&, const Color&) = default;
};

}  // namespace palimpsest
