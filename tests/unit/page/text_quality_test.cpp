#include "page/text_quality.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace palimpsest::page {
namespace {

const Size kLetter{points(612), points(792)};
const Region kWholePage{{}, {}, points(612), points(792)};

std::vector<Word> words_at(const std::string& text, double top) {
  std::vector<Word> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    const double left = 72 + 40.0 * static_cast<double>(words.size());
    words.push_back({word, {points(left), points(top), points(left + 30), points(top + 12)}, 100});
  }
  return words;
}

const std::string kSentence =
    "The Minister denied any change in the garrison before the end of the month";

TEST(HasGoodText, TakesThePlainTextOfABornDigitalPage) {
  EXPECT_TRUE(has_good_text(words_at(kSentence, 300), {}, kLetter));
}

TEST(HasGoodText, TakesAGoodLayerOverAScan) {
  EXPECT_TRUE(has_good_text(words_at(kSentence, 300), {kWholePage}, kLetter));
}

TEST(HasGoodText, DoesNotTakeAStampForTheText) {
  EXPECT_FALSE(has_good_text(words_at("2022 RELEASE UNDER THE RECORDS ACT OF 1992", 10),
                             {kWholePage}, kLetter));
}

TEST(HasGoodText, RefusesALayerOfMisreadCharacters) {
  EXPECT_FALSE(has_good_text(
      words_at("rn|{}~ ~^^vv ;;'x} .,-~~ |l|l| }{t}{ §§¤¤ %%&x# thw# ~~~~ 'x}{. |||| }}}{{ ~x~x",
               300),
      {kWholePage}, kLetter));
}

TEST(HasGoodText, WantsOcrWhereALargeImageHasNoWords) {
  EXPECT_FALSE(has_good_text(words_at(kSentence, 300),
                             {{points(72), points(400), points(540), points(700)}}, kLetter));
}

TEST(HasGoodText, RefusesALayerWhoseOrderIsScrambled) {
  std::vector<Word> words = words_at(kSentence, 300);
  const std::vector<Word> second = words_at(kSentence, 330);
  words.insert(words.end(), second.begin(), second.end());
  std::vector<Word> scrambled;
  for (std::size_t i = 0; i < words.size(); ++i) scrambled.push_back(words[i * 11 % words.size()]);
  EXPECT_TRUE(has_good_text(words, {kWholePage}, kLetter));
  EXPECT_FALSE(has_good_text(scrambled, {kWholePage}, kLetter));
}

TEST(BreakRatio, IsOneForLinesInOrder) {
  EXPECT_DOUBLE_EQ(break_ratio(words_at(kSentence, 300)), 1.0);
  EXPECT_DOUBLE_EQ(break_ratio({}), 0.0);
}

TEST(PlausibleShare, DoesNotCallOtherScriptsJunk) {
  EXPECT_GT(plausible_share(words_at("Секретно Директору Управления", 300)), 0.9);
}

}  // namespace
}  // namespace palimpsest::page
