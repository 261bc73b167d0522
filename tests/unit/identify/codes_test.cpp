#include "identify/codes.hpp"

#include <sstream>
#include <utility>

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

// A line of words, ten points a character, on one base line.
Line line_of(const std::string& text) {
  Line line;
  std::istringstream words(text);
  double left = 100;
  for (std::string word; words >> word;) {
    const double right = left + 10.0 * static_cast<double>(word.size());
    line.push_back({word, {points(left), points(50), points(right), points(60)}, 100});
    left = right + 10;
  }
  return line;
}

std::string first_code(const std::string& text) {
  const auto readings = find_codes({line_of(text)});
  return readings.empty() ? "none" : readings.front().code.normalized;
}

TEST(FindCodes, WritesEachSystemsForm) {
  const std::pair<const char*, const char*> cases[] = {{"(b)(1)", "(b)(1)"},
                                                       {"(b) (7) (C)", "(b)(7)(C)"},
                                                       {"b7C", "b7C"},
                                                       {"b7E-1, 2", "b7E-1,2"},
                                                       {"(b)(7)(E)-1", "(b)(7)(E)-1"},
                                                       {"1.4(b)", "1.4(b)"},
                                                       {"1.4 (D)", "1.4(d)"},
                                                       {"3.3(b)(1)", "3.3(b)(1)"},
                                                       {"3.3(h)(1)(A)", "3.3(h)(1)(A)"},
                                                       {"3.5(c)", "3.5(c)"},
                                                       {"section 1.5(c)", "1.5(c)"},
                                                       {"50X1", "50X1"},
                                                       {"50X1-HUM", "50X1-HUM"},
                                                       {"25X1A9A", "25X1A9A"},
                                                       {"STATINTL FROM:", "STATINTL"},
                                                       {"JFK Act 6 (1)(B)", "JFK Act 6(1)(B)"},
                                                       {"JFK Act 6 (4)", "JFK Act 6(4)"},
                                                       {"P1/b(1)", "P1/b(1)"},
                                                       {"5.1.2.e", "5.1.2.e"},
                                                       {"B7(C)", "B7(C)"},
                                                       {"B1,1.4(B),1.4(D)", "B1"},
                                                       {"P5", "P5"}};
  for (const auto& [printed, wanted] : cases) EXPECT_EQ(first_code(printed), wanted) << printed;
}

TEST(FindCodes, UndoesWhatRecognitionMisreads) {
  EXPECT_EQ(first_code("3-3(h)(2)"), "3.3(h)(2)");
  EXPECT_EQ(first_code("35(c)"), "3.5(c)");
  EXPECT_EQ(first_code("BS"), "B5");
  EXPECT_EQ(first_code("5OX1"), "50X1");
  EXPECT_EQ(first_code("bl-1"), "b1-1");
  EXPECT_EQ(first_code("bI-l"), "b1-1");
  EXPECT_EQ(first_code("b7A-l"), "b7A-1");
}

TEST(FindCodes, FindsNoneInRunningText) {
  for (const char* text : {"The memorandum of 3 May 1962", "Be it known", "about 1.5 million", "bl",
                           "a bl-lingual text"}) {
    EXPECT_EQ(first_code(text), "none") << text;
  }
}

TEST(FindCodes, TakesTheLetterOfTheNextCodeForNoPartOfTheOneBefore) {
  for (const char* text : {"(b)(6) (b)(7)(F)", "(b)(6)(b)(7)(F)"}) {
    const auto codes = find_codes({line_of(text)});
    ASSERT_EQ(codes.size(), 2U) << text;
    EXPECT_EQ(codes[0].code.normalized, "(b)(6)");
    EXPECT_EQ(codes[1].code.normalized, "(b)(7)(F)");
  }
}

TEST(FindCodes, ReadsEveryCodeOfAListInOrder) {
  const auto readings = find_codes({line_of("B1,1.4(B),1.4(D)")});
  ASSERT_EQ(readings.size(), 3U);
  EXPECT_EQ(readings[1].code.normalized, "1.4(b)");
  EXPECT_EQ(readings[2].code.system, "eo13526");
}

TEST(FindCodes, SaysWhereOnTheLineACodeStands) {
  const auto readings = find_codes({line_of("text (b) (1) text")});
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].region, (Region{points(150), points(50), points(220), points(60)}));
  EXPECT_EQ(readings[0].code.raw, "(b) (1)");
}

TEST(FindCodes, DoubtsShortCodes) {
  EXPECT_GT(find_codes({line_of("(b)(1)")}).at(0).code.confidence, kGuardedConfidence);
  EXPECT_LE(find_codes({line_of("B2")}).at(0).code.confidence, kGuardedConfidence);
}

}  // namespace
}  // namespace palimpsest::identify
