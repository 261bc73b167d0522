#include "web/target.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

TEST(ParseTarget, DecodesSegmentsAndFields) {
  const auto target = parse_target("/d/a%20b@2017+2//3?q=x+y%26z&q=2&empty=&flag");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"d", "a b@2017+2", "3"}));
  EXPECT_EQ(target->field("q"), "x y&z");
  EXPECT_EQ(target->field("empty"), "");
  EXPECT_TRUE(target->query.contains("flag"));
  EXPECT_EQ(target->field("none"), "");
}

TEST(ParseTarget, RefusesWhatLeadsElsewhere) {
  for (const char* text : {"",
                           "d",
                           "http://elsewhere/d",
                           "*",
                           "/../etc/passwd",
                           "/d/..",
                           "/d/%2e%2e/x",
                           "/d/%2E.",
                           "/d/a%2fb",
                           "/d/a%5Cb",
                           "/d/./x",
                           "/d/a%00b",
                           "/d/a%0d%0aSet-Cookie:x",
                           "/d/%",
                           "/d/%4",
                           "/d/%zz",
                           "/d/%ff",
                           "/d/%c0%af",
                           "/d/%ed%a0%80",
                           "/d/%f4%90%80%80",
                           "/?q=%00",
                           "/?q=%",
                           "/?q=%c3"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

TEST(ParseTarget, RefusesVeryManyFields) {
  std::string text = "/?";
  for (int i = 0; i < 40; ++i) text += "f" + std::to_string(i) + "=1&";
  EXPECT_FALSE(parse_target(text));
}

TEST(Encoded, ComesBackAsItWas) {
  const std::string hostile = "a/b\\c?d#e%f&g=h+i \"<>'\xc3\xa9@:~";
  const auto target = parse_target("/?q=" + encoded(hostile));
  ASSERT_TRUE(target);
  EXPECT_EQ(target->field("q"), hostile);
  EXPECT_EQ(encoded("124-10180-10295@2023-06-27:3"), "124-10180-10295@2023-06-27:3");
}

TEST(ParseNumber, TakesDigitsAlone) {
  EXPECT_EQ(parse_number("12"), 12);
  EXPECT_EQ(parse_number("0"), 0);
  for (const char* text : {"", "-1", "+1", "1a", " 1", "1.5", "999999999999999999999"}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
}

}  // namespace
}  // namespace palimpsest::web
