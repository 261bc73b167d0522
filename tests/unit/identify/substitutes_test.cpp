#include "identify/withheld/substitutes.hpp"

#include "page_lines.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

std::string first_substitute(const std::string& text) {
  const auto found = find_substitutes(lines_of(text));
  return found.empty() ? "" : found.front().substitute;
}

TEST(FindSubstitutes, KnowsTheWordsThatAgenciesPrint) {
  for (const char* text : {"[CIA employee]",
                           "[CIA officer 3]",
                           "[NAME REDACTED]",
                           "[redacted]",
                           "[sanitized]",
                           "[Sanitised]",
                           "[name withheld]",
                           "[…text omitted…]",
                           "[... text omitted ...]",
                           "[1 line not declassified]",
                           "(1 line not declassified)",
                           "[less than 1 line of source text not declassified]",
                           "[1 paragraph (5 lines) not declassified]",
                           "[2-1/2 pages of source text not declassified]",
                           "[name not declassified]",
                           "[dollar amount not declassified]",
                           "[handling restriction not declassified]",
                           "(deleted)",
                           "[identity 4]",
                           "[Western Hemisphere city]",
                           "[geschwärzt]",
                           "[persoonsgegevens weggelakt]"}) {
    EXPECT_EQ(first_substitute("He met " + std::string(text) + " there."), text);
  }
}

TEST(FindSubstitutes, LeavesOtherWordsInBracketsAlone) {
  for (const char* text : {"[sic]",
                           "[illegible]",
                           "[Page 3]",
                           "[handwritten]",
                           "[Handwritten notation]",
                           "[signed]",
                           "[blank]",
                           "[1]",
                           "[see below]",
                           "[Omitted here is discussion of trade]",
                           "(b)(1)",
                           "[the Ambassador]",
                           "[emphasis added]",
                           "(see the deleted scenes of the film)",
                           "[?]",
                           "(the officer)",
                           "[Source: Department of State]",
                           "(the name was redacted in 1999)",
                           "[attachment]",
                           "(source)"}) {
    EXPECT_EQ(first_substitute("He met " + std::string(text) + " there."), "") << text;
  }
}

TEST(FindSubstitutes, TakesTheAmountFromTheirWords) {
  const std::string line = "a line of sixty-five characters which is just as usual on one page\n";
  const auto amount = [&](const std::string& words) {
    return find_substitutes(lines_of(line + line + line + line + words)).at(0);
  };
  EXPECT_EQ(amount("[3 lines not declassified]").lines, 3);
  EXPECT_EQ(amount("[3 lines not declassified]").characters, 3 * 66);
  EXPECT_EQ(amount("[less than 1 line not declassified]").lines, 1);
  EXPECT_EQ(amount("[less than 1 line not declassified]").characters, 33);
  EXPECT_EQ(amount("[1 paragraph (5 lines) not declassified]").lines, 5);
  EXPECT_EQ(amount("[1½ lines not declassified]").characters, 99);
  EXPECT_EQ(amount("[2 pages of source text not declassified]").pages_withheld, 2);
  EXPECT_EQ(amount("[name not declassified]").characters, 0);
}

TEST(FindSubstitutes, FollowsThemIntoTheNextLine) {
  const auto found = find_substitutes(
      {line_at("as we know [less than 1", 50, 50), line_at("line not declassified] is", 50, 70)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].substitute, "[less than 1 line not declassified]");
  ASSERT_TRUE(found[0].outline);
  EXPECT_EQ(found[0].outline->size(), 8U);
  EXPECT_EQ(found[0].region.left, points(50));
}

TEST(IllegibleMarks, AreFoundInTheMargin) {
  EXPECT_EQ(illegible_marks(lines_of("ILLEGIB\nthe illegal bill")).size(), 1U);
}

}  // namespace
}  // namespace palimpsest::identify
