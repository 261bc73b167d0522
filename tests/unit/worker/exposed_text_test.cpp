#include "worker/exposed_text.hpp"

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

Region box(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

std::vector<Redaction> one_bar(RedactionKind kind = RedactionKind::kSolid) {
  Redaction redaction;
  redaction.region = box(100, 100, 300, 115);
  redaction.kind = kind;
  return {redaction};
}

const std::vector<Word> kNames = {{"agent", box(110, 102, 140, 112), 100},
                                  {"Müller", box(145, 102, 180, 112), 100},
                                  {"outside", box(310, 102, 350, 112), 100}};

TEST(CountExposed, CountsTheCharactersUnderABar) {
  EXPECT_EQ(count_exposed(one_bar(), kNames, {})[0].exposed_characters, 11);
}

TEST(CountExposed, SaysNothingOfABarWithNothingUnderIt) {
  EXPECT_EQ(count_exposed(one_bar(), {}, {})[0].exposed_characters, std::nullopt);
}

TEST(CountExposed, TakesNoJunkOfRecognitionForText) {
  const std::vector<Word> junk = {{"|}~;", box(110, 102, 140, 112), 100},
                                  {"[_=", box(145, 102, 180, 112), 100}};
  EXPECT_EQ(count_exposed(one_bar(), junk, {})[0].exposed_characters, std::nullopt);
}

TEST(CountExposed, TakesNoLabelForText) {
  const CodeReading code{{"(b)(1)", "(b)(1)", "foia", {}, 0.9}, box(100, 100, 190, 115)};
  EXPECT_EQ(count_exposed(one_bar(), kNames, {code})[0].exposed_characters, std::nullopt);
}

TEST(CountExposed, LeavesOpenBoxesAlone) {
  EXPECT_EQ(count_exposed(one_bar(RedactionKind::kOutlined), kNames, {})[0].exposed_characters,
            std::nullopt);
}

TEST(ExposedFindings, TellHowManyAndWhereButNotWhat) {
  const std::vector<Finding> findings = exposed_findings(count_exposed(one_bar(), kNames, {}), 4);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].kind, FindingKind::kExposedText);
  EXPECT_EQ(findings[0].characters, 11);
  EXPECT_EQ(findings[0].page, 4);
  EXPECT_EQ(findings[0].message.find("agent"), std::string::npos);
}

}  // namespace
}  // namespace palimpsest::worker
