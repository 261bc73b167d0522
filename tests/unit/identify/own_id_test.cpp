#include "identify/identifiers/own_id.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

Identifier number(const std::string& system, const std::string& text, IdWitness witness, int page,
                  double confidence = 0.95) {
  return {IdentifierKind::kDocument, system, text, text, witness, page, Region{}, confidence};
}

Identifier rif(const std::string& text, IdWitness witness, int page, double confidence = 0.95) {
  return number("rif", text, witness, page, confidence);
}

OwnId weigh(const std::vector<Identifier>& identifiers, int pages = 3) {
  return weigh_numbers(identifiers, pages, Identifiers());
}

std::string own(const std::vector<Identifier>& identifiers) {
  const OwnId found = weigh(identifiers);
  return found.numbers.empty() ? "nothing" : found.numbers.front().best.text;
}

TEST(WeighNumbers, TakeTheFieldOfTheFormBeforeTheTextAboveIt) {
  EXPECT_EQ(own({rif("104-10004-10157", IdWitness::kText, 1),
                 rif("104-10004-10156", IdWitness::kFormField, 1)}),
            "104-10004-10156");
}

TEST(WeighNumbers, TakeTheRecordBeforeTheDocidOfItsFooters) {
  const OwnId found = weigh({number("docid", "32423526", IdWitness::kFooter, 1),
                             number("docid", "32423526", IdWitness::kFooter, 2),
                             rif("104-10004-10156", IdWitness::kFormField, 1, 0.9)});
  ASSERT_FALSE(found.numbers.empty());
  EXPECT_EQ(found.numbers.front().best.text, "104-10004-10156");
  ASSERT_EQ(found.aliases.size(), 1u);
  EXPECT_EQ(alias_of(found.aliases.front()), "docid:32423526");
  EXPECT_TRUE(found.rivals.empty());
}

TEST(WeighNumbers, OutvoteAMisreadFooter) {
  EXPECT_EQ(own({number("docid", "32423528", IdWitness::kFooter, 1),
                 number("docid", "32423526", IdWitness::kFooter, 2),
                 number("docid", "32423526", IdWitness::kFooter, 3),
                 number("docid", "32423526", IdWitness::kFooter, 4)}),
            "32423526");
}

TEST(WeighNumbers, TrustNoNumberOfTheTextWhereThereAreTwo) {
  EXPECT_EQ(own({rif("104-10004-10157", IdWitness::kText, 1),
                 rif("124-10180-10295", IdWitness::kText, 1)}),
            "nothing");
  EXPECT_EQ(own({rif("104-10004-10157", IdWitness::kText, 2)}), "nothing");
  EXPECT_EQ(own({rif("104-10004-10157", IdWitness::kText, 1)}), "104-10004-10157");
}

TEST(WeighNumbers, NameTheRivalOfAFileName) {
  Identifier named = rif("104-10004-10143", IdWitness::kFileName, 0, 1);
  named.page.reset();
  const OwnId found = weigh({named, rif("104-10004-10134", IdWitness::kFormField, 1)});
  EXPECT_EQ(found.numbers.front().best.text, "104-10004-10143");
  ASSERT_EQ(found.rivals.size(), 1u);
  EXPECT_EQ(found.rivals.front().text, "104-10004-10134");
}

TEST(WeighNumbers, TakeADoubtfulReadingForTheNumberOfTheName) {
  Identifier named = rif("104-10004-10143", IdWitness::kFileName, 0, 1);
  named.page.reset();
  EXPECT_TRUE(weigh({named, rif("404-10004-10148", IdWitness::kFormField, 1, 0.6)}).rivals.empty());
}

TEST(WeighNumbers, MakeAnAliasOfACaseAndNeverAnId) {
  Identifier request{IdentifierKind::kCase, "state", "F-2014-20439", "F-2014-20439",
                     IdWitness::kStamp,     1,       Region{},       1};
  const OwnId found = weigh({request});
  EXPECT_TRUE(found.numbers.empty());
  ASSERT_EQ(found.aliases.size(), 1u);
  EXPECT_EQ(alias_of(found.aliases.front()), "state:F-2014-20439");
}

}  // namespace
}  // namespace palimpsest::identify
