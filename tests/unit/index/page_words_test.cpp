#include "index/search/page_words.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::index {
namespace {

using ::testing::ElementsAre;

Word word(const std::string& text, double left, double top, double right, double bottom) {
  return {text, {points(left), points(top), points(right), points(bottom)}};
}

TEST(PackedWords, GiveBackTextAndPlaces) {
  const std::vector<Line> lines = {
      {word("Baker", 72, 90.5, 110.2, 101), word("[personal number]", 300, 90, 420, 102)},
      {word("é", 20, 50, 30, 61)}};
  EXPECT_EQ(unpacked_words(packed_words(lines)), lines);
  EXPECT_EQ(packed_words({}), "");
  EXPECT_THAT(unpacked_words(""), ElementsAre());
}

TEST(PackedWords, RoundPlacesOutwardsToTenthsAndControlsToBlanks) {
  const Word odd{"a\tb\nc", {{-123}, {7}, {2001}, {1019}}};
  const auto lines = unpacked_words(packed_words({{odd}}));
  EXPECT_EQ(lines[0][0].text, "a b c");
  EXPECT_EQ(lines[0][0].region, (Region{{-130}, {0}, {2010}, {1020}}));
}

TEST(PackedWords, ThatAreDamagedAreRefused) {
  std::string packed = packed_words({{word("Baker", 72, 90, 110, 101)}});
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  EXPECT_THROW((void)unpacked_words(packed), Error);
  EXPECT_THROW((void)unpacked_words("abc"), Error);
}

TEST(SearchedWords, JoinWhatAHyphenDividesAtALineEnd) {
  const std::vector<Line> lines = {{word("the", 0, 0, 1, 1), word("expan-", 1, 0, 2, 1)},
                                   {word("sion", 0, 1, 1, 2), word("Anglo-", 1, 1, 2, 2)},
                                   {word("American", 0, 2, 1, 3)}};
  const auto words = searched_words(lines);
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(words[1].text, "expansion");
  EXPECT_EQ(words[1].of.size(), 2u);
  EXPECT_EQ(searched_text(lines), "the expansion Anglo- American ");
}

}  // namespace
}  // namespace palimpsest::index
