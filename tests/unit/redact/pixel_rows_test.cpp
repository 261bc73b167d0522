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
