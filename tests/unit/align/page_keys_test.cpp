#include "align/copies/page_keys.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::align {
namespace {

// A page of numbered words; every `misread`-th is read wrongly.
Page page_of(int first_word, int words, int misread = 0) {
  Page page;
  page.lines.resize(1);
  for (int i = 0; i < words; ++i) {
    const bool is_wrong = misread != 0 && i % misread == misread - 1;
    page.lines[0].push_back(
        {"word" + std::to_string(first_word + i) + (is_wrong ? "x" : ""), {}, 90});
  }
  return page;
}

std::size_t shared(const PageKeys& one, const PageKeys& other) {
  std::vector<std::uint64_t> both;
  std::set_intersection(one.words.begin(), one.words.end(), other.words.begin(), other.words.end(),
                        std::back_inserter(both));
  return both.size();
}

// Lines of ink of uneven darkness, moved by some cells.
Fingerprint look(std::uint32_t seed, int dx = 0, int dy = 0) {
  Fingerprint text(32 * 44, '0');
  for (int y = 8; y < 34; ++y) {
    for (int x = 6; x < 26; ++x) {
      std::mt19937 dice(seed * 1000 + static_cast<std::uint32_t>(y / 4 * 10 + x / 4));
      text[static_cast<std::size_t>((y + dy) * 32 + x + dx)] = "0123456789abcdef"[dice() % 16];
    }
  }
  return text;
}

int other_bits(const Fingerprint& one, const Fingerprint& other) {
  Page a, b;
  a.fingerprint = one;
  b.fingerprint = other;
  return std::popcount(*keys_of(a).look ^ *keys_of(b).look);
}

TEST(PageKeys, AreTheSameForTheSameWordsInOtherCase) {
  Page page = page_of(0, 200);
  const PageKeys keys = keys_of(page);
  EXPECT_EQ(keys.words.size(), kMostWordKeys);
  EXPECT_TRUE(std::is_sorted(keys.words.begin(), keys.words.end()));
  for (Word& word : page.lines[0]) word.text = "WORD" + word.text.substr(4) + ".";
  EXPECT_EQ(keys_of(page), keys);
}

TEST(PageKeys, AreSharedInSpiteOfMisreadWords) {
  const PageKeys keys = keys_of(page_of(0, 300));
  EXPECT_GE(shared(keys, keys_of(page_of(0, 300, 10))), 5u);
  EXPECT_EQ(shared(keys, keys_of(page_of(1000, 300))), 0u);
}

TEST(PageKeys, OfAPartAreSharedWithTheWhole) {
  EXPECT_GE(shared(keys_of(page_of(0, 300)), keys_of(page_of(0, 150))), 4u);
}

TEST(PageKeys, OfAnEmptyPageAreNone) {
  Page page;
  EXPECT_TRUE(keys_of(page).is_empty());
  page.fingerprint = Fingerprint(32 * 44, '0');
  EXPECT_TRUE(keys_of(page).is_empty());
}

TEST(PageKeys, LookTheSameWhenAScanIsMoved) {
  EXPECT_EQ(other_bits(look(1), look(1)), 0);
  EXPECT_LE(other_bits(look(1), look(1, 2, 1)), 6);
  EXPECT_GT(other_bits(look(1), look(2)), 12);
}

}  // namespace
}  // namespace palimpsest::align
