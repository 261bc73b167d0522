#include "index/search/fuzzy.hpp"

#include "index/search/text_tables.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::index {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class Fuzzy : public ::testing::Test {
 protected:
  Fuzzy() : database_(":memory:") { make_text_tables(database_); }

  void put(const std::vector<std::string>& tokens) {
    TermRows rows(database_);
    for (const std::string& token : tokens) rows.put(token);
  }

  [[nodiscard]] std::vector<std::string> similar(const std::string& token) const {
    std::vector<std::string> words;
    for (const SimilarWord& word : similar_words(database_, token)) words.push_back(word.token);
    return words;
  }

  Database database_;
};

TEST(Skeletons, AreEqualForWhatRecognitionTakesForEachOther) {
  EXPECT_EQ(skeleton_of("government"), skeleton_of("governrnent"));
  EXPECT_EQ(skeleton_of("illinois"), skeleton_of("i11inois"));
  EXPECT_EQ(skeleton_of("soviet"), skeleton_of("s0viet"));
  EXPECT_EQ(skeleton_of("wave"), skeleton_of("vvave"));
  EXPECT_NE(skeleton_of("baker"), skeleton_of("maker"));
}

TEST(EditDistance, CountsASwapOnceAndStopsAtTheMost) {
  EXPECT_EQ(edit_distance("baker", "baker", 2), 0);
  EXPECT_EQ(edit_distance("baker", "bakr", 2), 1);
  EXPECT_EQ(edit_distance("baker", "bakre", 2), 1);
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3);
  EXPECT_EQ(edit_distance("a", "abcdef", 2), 3);
}

TEST_F(Fuzzy, FindsWhatLooksAlikeBeforeWhatDiffersByALetter) {
  put({"expansion", "expanslon", "expanrion", "expxxsion", "expense"});
  EXPECT_THAT(similar("expansion"), ElementsAre("expanslon", "expanrion", "expxxsion"));
}

TEST_F(Fuzzy, FindsALetterThatIsWrongAtEitherEnd) {
  put({"oaker", "bakex", "bker", "abker"});
  EXPECT_THAT(similar("baker"), ElementsAre("abker", "bakex", "bker", "oaker"));
}

TEST_F(Fuzzy, LeavesShortWordsAndNumbersAsTheyAre) {
  put({"cua", "1963", "l962", "1902", "fbl"});
  EXPECT_THAT(similar("cia"), IsEmpty());
  EXPECT_THAT(similar("fbi"), ElementsAre("fbl"));
  EXPECT_THAT(similar("1962"), ElementsAre("l962"));
}

TEST_F(Fuzzy, TakesFiguresForLettersThatLookLikeThem) {
  put({"1o1", "101", "102"});
  EXPECT_THAT(similar("lol"), Contains("101"));
  EXPECT_THAT(similar("lol"), Not(Contains("102")));
}

}  // namespace
}  // namespace palimpsest::index
