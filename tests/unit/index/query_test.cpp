#include "base/error.hpp"
#include "index/search/expression.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::index {
namespace {

using ::testing::HasSubstr;

// The tree as one line: (all a (without b c)), with * for prefixes and the distance of near.
std::string shown(const Expression& expression) {
  if (expression.kind == Expression::Kind::kWords) {
    return "'" + expression.words + "'" + (expression.is_prefix ? "*" : "");
  }
  std::string text;
  switch (expression.kind) {
    case Expression::Kind::kAll:
      text = "all";
      break;
    case Expression::Kind::kAny:
      text = "any";
      break;
    case Expression::Kind::kWithout:
      text = "without";
      break;
    default:
      text = "near" + std::to_string(expression.distance);
  }
  for (const Expression& part : expression.parts) text += " " + shown(part);
  return "(" + text + ")";
}

std::string parsed(const std::string& query) { return shown(parse_query(query)); }

std::string refused(const std::string& query) {
  try {
    return "accepted as " + parsed(query);
  } catch (const Error& error) {
    return error.kind() == ErrorKind::kUsage ? error.what() : "another kind of error";
  }
}

TEST(Query, TakesWordsThatStandTogetherAsAllOfThem) {
  EXPECT_EQ(parsed("Baker expansion"), "(all 'Baker' 'expansion')");
  EXPECT_EQ(parsed("Baker AND expansion AND Cuba"), "(all 'Baker' 'expansion' 'Cuba')");
  EXPECT_EQ(parsed("and or not near"), "(all 'and' 'or' 'not' 'near')");
}

TEST(Query, BindsNotBeforeAndBeforeOr) {
  EXPECT_EQ(parsed("a OR b c NOT d"), "(any 'a' (all 'b' (without 'c' 'd')))");
  EXPECT_EQ(parsed("(a OR b) c"), "(all (any 'a' 'b') 'c')");
  EXPECT_EQ(parsed("a AND NOT b"), "(without 'a' 'b')");
}

TEST(Query, KnowsPhrasesAndPrefixesInAnyQuotes) {
  EXPECT_EQ(parsed("\"east berlin\" expan*"), "(all 'east berlin' 'expan'*)");
  EXPECT_EQ(parsed("“east berlin” „tunnel“"), "(all 'east berlin' 'tunnel')");
  EXPECT_EQ(parsed("\"east berl*\""), "'east berl'*");
  EXPECT_EQ(parsed("\"AND\""), "'AND'");
  EXPECT_EQ(parsed("a\"b c\"d"), "(all 'a' 'b c' 'd')");
}

TEST(Query, KnowsNearInBothForms) {
  EXPECT_EQ(parsed("a NEAR b"), "(near10 'a' 'b')");
  EXPECT_EQ(parsed("a NEAR/3 \"b c\" d"), "(all (near3 'a' 'b c') 'd')");
  EXPECT_EQ(parsed("NEAR(a \"b c\" d*, 5)"), "(near5 'a' 'b c' 'd'*)");
  EXPECT_EQ(parsed("NEAR(a b,5)"), "(near5 'a' 'b')");
  EXPECT_EQ(parsed("NEAR(a b , 5) c"), "(all (near5 'a' 'b') 'c')");
  EXPECT_EQ(parsed("NEAR(a b ,5)"), "(near5 'a' 'b')");
  EXPECT_EQ(parsed("NEAR(a b)"), "(near10 'a' 'b')");
}

TEST(Query, SaysWhatIsWrongAndAtWhichCharacter) {
  EXPECT_THAT(refused(""), HasSubstr("nothing to search for"));
  EXPECT_THAT(refused("  "), HasSubstr("nothing to search for"));
  EXPECT_THAT(refused("Müller AND"), HasSubstr("at character 8: AND has nothing on its right"));
  EXPECT_THAT(refused("OR b"), HasSubstr("at character 1: OR has nothing on its left"));
  EXPECT_THAT(refused("a OR AND b"), HasSubstr("at character 3: OR has nothing on its right"));
  EXPECT_THAT(refused("NOT b"), HasSubstr("at character 1: NOT needs words before it"));
  EXPECT_THAT(refused("a \"b"), HasSubstr("at character 3: the quotation"));
  EXPECT_THAT(refused("(a b"), HasSubstr("at character 1: the bracket"));
  EXPECT_THAT(refused("a b)"), HasSubstr("at character 4: this bracket"));
  EXPECT_THAT(refused("a ()"), HasSubstr("nothing between these brackets"));
  EXPECT_THAT(refused("a NEAR/x b"), HasSubstr("at character 3: NEAR/"));
  EXPECT_THAT(refused("a NEAR (b)"), HasSubstr("NEAR(...) needs two words or more"));
  EXPECT_THAT(refused("(a) NEAR b NEAR c"), HasSubstr("at character 12: NEAR joins two"));
  EXPECT_THAT(refused("(a b) NEAR c"), HasSubstr("at character 7: NEAR stands between words"));
  EXPECT_THAT(refused("NEAR(a b, x)"), HasSubstr("a number up to 1000"));
  EXPECT_THAT(refused("NEAR"), HasSubstr("at character 1: NEAR stands between"));
  EXPECT_THAT(refused(std::string(3000, 'a')), HasSubstr("longer than 2000 bytes"));
  EXPECT_THAT(refused(std::string(30, '(') + "a"), HasSubstr("deeper than 20 levels"));
  std::string many;
  for (int i = 0; i < 65; ++i) many += "w" + std::to_string(i) + " ";
  EXPECT_THAT(refused(many), HasSubstr("64 are the most"));
}

}  // namespace
}  // namespace palimpsest::index
