#include "record/json.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

TEST(CanonicalText, SortsKeysAndPutsScalarArraysOnOneLine) {
  const Json value = Json::parse(R"({"b": [1, "two", null], "a": [[1, 2], []], "c": {}})");
  EXPECT_EQ(canonical_text(value),
            "{\n"
            "  \"a\": [\n"
            "    [1, 2],\n"
            "    []\n"
            "  ],\n"
            "  \"b\": [1, \"two\", null],\n"
            "  \"c\": {}\n"
            "}\n");
}

TEST(CanonicalText, WritesAtMostFourDecimalsAndNoTrailingZeros) {
  const auto text = [](double value) { return compact_text(value); };
  EXPECT_EQ(text(0.5), "0.5");
  EXPECT_EQ(text(0.0), "0");
  EXPECT_EQ(text(-0.0), "0");
  EXPECT_EQ(text(-0.25), "-0.25");
  EXPECT_EQ(text(2.0), "2");
  EXPECT_EQ(text(1.0 / 3), "0.3333");
  EXPECT_EQ(text(0.00004), "0");
  EXPECT_EQ(text(0.99996), "1");
  EXPECT_EQ(text(21474836.47), "21474836.47");
}

TEST(CompactText, HasNoNewlineEvenInsideText) {
  EXPECT_EQ(compact_text({{"a", "x\ny"}, {"b", {1, 2}}}), R"({"a": "x\ny", "b": [1, 2]})");
}

TEST(CanonicalText, IsTheSameForEqualTrees) {
  const Json one = Json::parse(R"({"a": 1, "b": 2.50})");
  const Json other = Json::parse(R"({"b":2.5,"a":1})");
  EXPECT_EQ(canonical_text(one), canonical_text(other));
}

}  // namespace
}  // namespace palimpsest::record
