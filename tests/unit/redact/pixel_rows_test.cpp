#include "redact/ink/pixel_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::redact {
namespace {

// A picture whose pixels are bytes, opened in the plainest way.
struct Plain {
  int width = 0;
  int height = 0;
  std::vector<char> pixels;

  [[nodiscard]] bool at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * width + x] != 0;
  }

  [[nodiscard]] bool is_filled(int left, int top, int across, int down) const {
    for (int y = top; y < top + down; ++y) {
      for (int x = left; x < left + across; ++x) {
        if (!at(x, y)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] Plain opened(int across, int down) const {
    Plain result{width, height, std::vector<char>(pixels.size(), 0)};
    for (int top = 0; top + down <= height; ++top) {
      for (int left = 0; left + across <= width; ++left) {
        if (!is_filled(left, top, across, down)) continue;
        for (int y = top; y < top + down; ++y) {
          for (int x = left; x < left + across; ++x) {
            result.pixels[static_cast<std::size_t>(y) * width + x] = 1;
          }
        }
      }
    }
    return result;
  }
};

Plain some_boxes(std::mt19937& random) {
  Plain plain{40 + static_cast<int>(random() % 60), 30 + static_cast<int>(random() % 30), {}};
  plain.pixels.assign(static_cast<std::size_t>(plain.width) * plain.height, 0);
  for (int box = 0; box < 6; ++box) {
    const int left = static_cast<int>(random() % plain.width);
    const int top = static_cast<int>(random() % plain.height);
    const int right = std::min<int>(plain.width, left + 50 * (box % 2) + 5);
    const int bottom = std::min<int>(plain.height, top + 5 + 30 * (1 - box % 2));
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x)
        plain.pixels[static_cast<std::size_t>(y) * plain.width + x] = 1;
    }
  }
  return plain;
}

std::vector<std::uint32_t> packed(const Plain& plain, int words_per_row) {
  std::vector<std::uint32_t> words(static_cast<std::size_t>(words_per_row) * plain.height, 0);
  for (int y = 0; y < plain.height; ++y) {
    std::vector<std::uint8_t> levels;
    for (int x = 0; x < plain.width; ++x) levels.push_back(plain.at(x, y) ? 7 : 200);
    pack_levels(levels.data(), plain.width, 5, 9, words.data() + y * words_per_row);
  }
  return words;
}

TEST(OpenByBrick, KeepsWhatTheBrickFitsInto) {
  std::mt19937 random(7);
  for (const auto& [across, down] :
       {std::pair{12, 1}, {33, 1}, {50, 1}, {1, 15}, {1, 40}, {20, 3}}) {
    const Plain plain = some_boxes(random);
    const int words_per_row = (plain.width + 31) / 32;
    std::vector<std::uint32_t> words = packed(plain, words_per_row);
    open_by_brick({words.data(), words_per_row, plain.height}, across, down);
    EXPECT_EQ(words, packed(plain.opened(across, down), words_per_row)) << across << " x " << down;
  }
}

// Spreads every pixel over a brick around it, in the plainest way.
Plain dilated(const Plain& plain, int across, int down) {
  Plain result{plain.width, plain.height, std::vector<char>(plain.pixels.size(), 0)};
  for (int y = 0; y < plain.height; ++y) {
    for (int x = 0; x < plain.width; ++x) {
      for (int dy = 0; dy < down && plain.at(x, y); ++dy) {
        for (int dx = 0; dx < across; ++dx) {
          const int to_x = x - across / 2 + dx, to_y = y - down / 2 + dy;
          if (to_x < 0 || to_y < 0 || to_x >= plain.width || to_y >= plain.height) continue;
          result.pixels[static_cast<std::size_t>(to_y) * plain.width + to_x] = 1;
        }
      }
    }
  }
  return result;
}

Plain inverted(Plain plain) {
  for (char& pixel : plain.pixels) pixel = pixel == 0 ? 1 : 0;
  return plain;
}

Plain padded(const Plain& plain, int right, int below) {
  Plain result{plain.width + right, plain.height + below, {}};
  result.pixels.assign(static_cast<std::size_t>(result.width) * result.height, 0);
  for (int y = 0; y < plain.height; ++y) {
    for (int x = 0; x < plain.width; ++x) {
      result.pixels[static_cast<std::size_t>(y) * result.width + x] = plain.at(x, y) ? 1 : 0;
    }
  }
  return result;
}

TEST(DilateByBrick, SpreadsEveryPixelAroundItself) {
  std::mt19937 random(11);
  for (const auto& [across, down] : {std::pair{3, 1}, {1, 3}, {7, 7}, {6, 4}, {41, 2}, {1, 33}}) {
    const Plain plain = some_boxes(random);
    const int words_per_row = (plain.width + 31) / 32;
    std::vector<std::uint32_t> words = packed(plain, words_per_row);
    dilate_by_brick({words.data(), words_per_row, plain.height}, across, down);
    const int spare = words_per_row * 32 - plain.width;
    for (int y = 0; y < plain.height && spare > 0; ++y) {
      words[static_cast<std::size_t>(y + 1) * words_per_row - 1] &= ~std::uint32_t{0} << spare;
    }
    EXPECT_EQ(words, packed(dilated(plain, across, down), words_per_row)) << across << ' ' << down;
  }
}

TEST(CloseByBrick, FillsWhatNoBrickOfClearPixelsReaches) {
  std::mt19937 random(13);
  for (const auto& [across, down] : {std::pair{5, 1}, {1, 9}, {40, 1}, {4, 6}}) {
    const Plain plain = padded(some_boxes(random), across, down);
    const int words_per_row = (plain.width + 31) / 32;
    std::vector<std::uint32_t> words = packed(plain, words_per_row);
    close_by_brick({words.data(), words_per_row, plain.height}, across, down);
    const Plain wide = padded(plain, across, down);
    const Plain clear = inverted(wide).opened(across, down);
    for (int y = 0; y < plain.height - down; ++y) {
      for (int x = 0; x < plain.width - across; ++x) {
        const std::uint32_t word = words[static_cast<std::size_t>(y) * words_per_row + x / 32];
        const bool is_set = ((word >> (31 - x % 32)) & 1U) != 0;
        if (x < across || y < down) continue;  // where the opened picture ends
        EXPECT_EQ(is_set, !clear.at(x, y)) << across << ' ' << down;
      }
    }
  }
}

TEST(PackLevels, SetsWhatLiesBetweenTheLevels) {
  const std::vector<std::uint8_t> levels = {0, 9, 10, 20, 21, 255};
  std::uint32_t word = 0;
  pack_levels(levels.data(), 6, 10, 20, &word);
  EXPECT_EQ(word, 0x30000000U);
  pack_levels(levels.data(), 6, 0, 255, &word);
  EXPECT_EQ(word, 0xFC000000U);
}

}  // namespace
}  // namespace palimpsest::redact
