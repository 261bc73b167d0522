#include "redact/ink/pixel_rows.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace palimpsest::redact {
namespace {

// Calls `step` with shifts that add up to `length` - 1 and never exceed what was done before.
template <class Step>
void by_doubling(int length, Step step) {
  for (int done = 1; done < length;) {
    const int shift = std::min(done, length - done);
    step(shift);
    done += shift;
  }
}

bool is_clear(const std::uint32_t* row, int count) {
  std::uint32_t any = 0;
  for (int i = 0; i < count; ++i) any |= row[i];
  return any == 0;
}

// Clears the pixels that have no partner `shift` pixels to the right.
void meet_right(std::uint32_t* row, int count, int shift) {
  const int words = shift / kWordBits;
  const int bits = shift % kWordBits;
  const int whole = std::max(0, count - words - 1);
  if (bits == 0) {
    for (int i = 0; i + words < count; ++i) row[i] &= row[i + words];
  } else {
    for (int i = 0; i < whole; ++i) {
      row[i] &= (row[i + words] << bits) | (row[i + words + 1] >> (kWordBits - bits));
    }
    if (words < count) row[whole] &= row[whole + words] << bits;
  }
  for (int i = std::max(0, count - words); i < count; ++i) row[i] = 0;
}

// Sets the pixels that have a partner `shift` pixels to the left.
void join_left(std::uint32_t* row, int count, int shift) {
  const int words = shift / kWordBits;
  const int bits = shift % kWordBits;
  for (int i = count - 1; i >= words; --i) {
    const std::uint32_t near = row[i - words];
    const std::uint32_t far = i > words && bits > 0 ? row[i - words - 1] << (kWordBits - bits) : 0;
    row[i] |= (near >> bits) | far;
  }
}

// Sets the pixels that have a partner `shift` pixels to the right.
void join_right(std::uint32_t* row, int count, int shift) {
  const int words = shift / kWordBits;
  const int bits = shift % kWordBits;
  for (int i = 0; i + words < count; ++i) {
    const bool has_far = i + words + 1 < count && bits > 0;
    const std::uint32_t far = has_far ? row[i + words + 1] >> (kWordBits - bits) : 0;
    row[i] |= (row[i + words] << bits) | far;
  }
}

void erode_rows(const PixelRows& rows, int length) {
  for (int y = 0; y < rows.height; ++y) {
    std::uint32_t* row = rows.row(y);
    if (is_clear(row, rows.words_per_row)) continue;
    by_doubling(length, [&](int shift) { meet_right(row, rows.words_per_row, shift); });
  }
}

void dilate_rows(const PixelRows& rows, int length) {
  for (int y = 0; y < rows.height; ++y) {
    std::uint32_t* row = rows.row(y);
    if (is_clear(row, rows.words_per_row)) continue;
    by_doubling(length, [&](int shift) { join_left(row, rows.words_per_row, shift); });
  }
}

void erode_columns(const PixelRows& rows, int length) {
  const auto row_bytes = static_cast<std::size_t>(rows.words_per_row) * sizeof(std::uint32_t);
  by_doubling(length, [&](int shift) {
    for (int y = 0; y < rows.height; ++y) {
      std::uint32_t* row = rows.row(y);
      if (y + shift >= rows.height) {
        std::memset(row, 0, row_bytes);
        continue;
      }
      const std::uint32_t* below = rows.row(y + shift);
      for (int i = 0; i < rows.words_per_row; ++i) row[i] &= below[i];
    }
  });
}

void dilate_columns(const PixelRows& rows, int length) {
  by_doubling(length, [&](int shift) {
    for (int y = rows.height - 1; y >= shift; --y) {
      std::uint32_t* row = rows.row(y);
      const std::uint32_t* above = rows.row(y - shift);
      for (int i = 0; i < rows.words_per_row; ++i) row[i] |= above[i];
    }
  });
}

void dilate_rows_leftwards(const PixelRows& rows, int length) {
  for (int y = 0; y < rows.height; ++y) {
    std::uint32_t* row = rows.row(y);
    if (is_clear(row, rows.words_per_row)) continue;
    by_doubling(length, [&](int shift) { join_right(row, rows.words_per_row, shift); });
  }
}

void dilate_columns_upwards(const PixelRows& rows, int length) {
  by_doubling(length, [&](int shift) {
    for (int y = 0; y + shift < rows.height; ++y) {
      std::uint32_t* row = rows.row(y);
      const std::uint32_t* below = rows.row(y + shift);
      for (int i = 0; i < rows.words_per_row; ++i) row[i] |= below[i];
    }
  });
}

// Gathers eight bytes of 0 or 1 into eight bits, the first byte in the highest.
std::uint32_t gathered(const std::uint8_t* flags) {
  std::uint32_t bits = 0;
  for (int part = 0; part < 4; ++part) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, flags + 8 * part, sizeof eight);
    bits = bits << 8 | static_cast<std::uint32_t>((eight * 0x8040201008040201U) >> 56U);
  }
  return bits;
}

}  // namespace

void pack_levels(const std::uint8_t* levels, int width, int from, int to, std::uint32_t* words) {
  std::array<std::uint8_t, kWordBits> flags{};
  const auto low = static_cast<std::uint8_t>(from);
  const auto span = static_cast<std::uint8_t>(to - from);
  int x = 0;
  for (; x + kWordBits <= width; x += kWordBits) {
    for (int i = 0; i < kWordBits; ++i) {
      const auto above = static_cast<std::uint8_t>(levels[x + i] - low);
      flags[static_cast<std::size_t>(i)] = above <= span ? 1 : 0;
    }
    *words++ = gathered(flags.data());
  }
  if (x >= width) return;
  flags.fill(0);
  for (int i = 0; x + i < width; ++i) {
    flags[static_cast<std::size_t>(i)] =
        static_cast<std::uint8_t>(levels[x + i] - low) <= span ? 1 : 0;
  }
  *words = gathered(flags.data());
}

void open_by_brick(const PixelRows& rows, int width, int height) {
  erode_rows(rows, width);
  erode_columns(rows, height);
  dilate_rows(rows, width);
  dilate_columns(rows, height);
}

void close_by_brick(const PixelRows& rows, int width, int height) {
  dilate_rows(rows, width);
  dilate_columns(rows, height);
  erode_rows(rows, width);
  erode_columns(rows, height);
}

void dilate_by_brick(const PixelRows& rows, int width, int height) {
  dilate_rows_leftwards(rows, width / 2 + 1);
  dilate_columns_upwards(rows, height / 2 + 1);
  dilate_rows(rows, width - width / 2);
  dilate_columns(rows, height - height / 2);
}

}  // namespace palimpsest::redact
