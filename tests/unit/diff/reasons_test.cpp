#include "diff/reasons.hpp"

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

Code code(const char* text, const char* system, double confidence = 0.9) {
  Code made;
  made.raw = made.normalized = text;
  made.system = system;
  made.confidence = confidence;
  return made;
}

TEST(ReasonOf, NamesOneReasonAlikeInAllItsNumberings) {
  EXPECT_EQ(reason_of(code("25X1", "cia_25x")), reason_of(code("3.3(b)(1)", "eo13526")));
  EXPECT_EQ(reason_of(code("50X1-HUM", "cia_25x")), reason_of(code("3.3(h)(1)(A)", "eo13526")));
  EXPECT_EQ(reason_of(code("1.5(c)", "eo12958")), reason_of(code("1.4(c)", "eo13526")));
  EXPECT_EQ(reason_of(code("b7C", "foia")), reason_of(code("(b)(7)(C)", "foia")));
  EXPECT_EQ(reason_of(code("B7(C)", "state")), reason_of(code("(b)(7)(C)-1", "foia")));
}

TEST(ReasonOf, KeepsReasonsApart) {
  EXPECT_NE(reason_of(code("25X1", "cia_25x")), reason_of(code("25X6", "cia_25x")));
  EXPECT_NE(reason_of(code("(b)(1)", "foia")), reason_of(code("(b)(5)", "foia")));
  EXPECT_NE(reason_of(code("3.5(c)", "eo13526")), reason_of(code("1.4(c)", "eo13526")));
}

TEST(AreOtherReasons, TellsAChangeFromARenumbering) {
  EXPECT_TRUE(are_other_reasons({code("(b)(5)", "foia")}, {code("(b)(1)", "foia")}));
  EXPECT_FALSE(are_other_reasons({code("25X1", "cia_25x")}, {code("3.3(b)(1)", "eo13526")}));
  EXPECT_FALSE(are_other_reasons({code("(b)(1)", "foia"), code("1.4(d)", "eo13526")},
                                 {code("1.4(d)", "eo13526")}));
}

TEST(AreOtherReasons, SaysNothingOfCodesThatWereNotRead) {
  EXPECT_FALSE(are_other_reasons({code("(b)(5)", "foia")}, {}));
  EXPECT_FALSE(are_other_reasons({code("(b)(5)", "foia")}, {code("(b)(6)", "foia", 0.3)}));
}

}  // namespace
}  // namespace palimpsest::diff
