#include "worker/service/number_vote.hpp"

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

Identifier reading(const std::string& text, double confidence = 0.8) {
  return {IdentifierKind::kDocument, "rif", text,     text,
          IdWitness::kFormField,     1,     Region{}, confidence};
}

TEST(VoteOn, PutsANumberTogetherThatNoReadingHasWhole) {
  const auto voted = vote_on({reading("104-10004-10158"), reading("104-10004-70156"),
                              reading("404-10004-10156"), reading("104-10804-10156")});
  ASSERT_TRUE(voted);
  EXPECT_EQ(voted->text, "104-10004-10156");
  EXPECT_EQ(voted->readings, 4);
  EXPECT_NEAR(voted->agreement, 0.75, 1e-9);
}

TEST(VoteOn, SaysWhereReadingsDisagree) {
  const auto voted = vote_on({reading("104-10004-10156"), reading("104-10004-10158")});
  ASSERT_TRUE(voted);
  EXPECT_NEAR(voted->agreement, 0.5, 1e-9);
}

TEST(VoteOn, WeighsSureReadingsMore) {
  EXPECT_EQ(vote_on({reading("104-10004-10156", 0.9), reading("104-10004-10158", 0.2)})->text,
            "104-10004-10156");
}

TEST(VoteOn, LeavesOutReadingsOfAnotherForm) {
  Identifier other = reading("C02462959");
  other.system = "cia";
  const auto voted = vote_on({reading("104-10004-10156"), other, reading("104-10004-10156")});
  EXPECT_EQ(voted->text, "104-10004-10156");
  EXPECT_EQ(voted->readings, 2);
  EXPECT_EQ(voted->agreement, 1);
  EXPECT_FALSE(vote_on({}));
}

}  // namespace
}  // namespace palimpsest::worker
