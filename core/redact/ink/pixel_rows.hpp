// Opens, closes and dilates pictures of one bit a pixel by bricks: each step doubles the length
// that was tried, so that a brick of 100 pixels takes seven passes over the words of a row.
#pragma once

#include <cstddef>
#include <cstdint>

namespace palimpsest::redact {

inline constexpr int kWordBits = 32;

// Rows of 32-bit words, the leftmost pixel in the highest bit; bits behind the last pixel are
// clear.
struct PixelRows {
  std::uint32_t* words = nullptr;
  int words_per_row = 0;
  int height = 0;

  [[nodiscard]] std::uint32_t* row(int y) const {
    return words + static_cast<std::ptrdiff_t>(y) * words_per_row;
  }
};

// Sets `words`, the bits of one row, where a level of `levels` lies between `from` and `to`.
void pack_levels(const std::uint8_t* levels, int width, int from, int to, std::uint32_t* words);

// Keeps the pixels that belong to a rectangle of `width` by `height` set pixels. What lies beside
// the picture counts as clear.
void open_by_brick(const PixelRows& rows, int width, int height);

// Sets the pixels that no rectangle of `width` by `height` clear pixels reaches. The last `width`
// columns and `height` rows must be clear: they take up what grows beyond the picture.
void close_by_brick(const PixelRows& rows, int width, int height);

// Spreads every pixel over a rectangle of `width` by `height` around it; of an even one the larger
// half lies to the left and above. May set bits behind the last pixel of a row.
void dilate_by_brick(const PixelRows& rows, int width, int height);

}  // namespace palimpsest::redact
