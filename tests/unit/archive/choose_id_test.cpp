#include "archive/identity/choose_id.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

const identify::Identifiers kTable;

ChosenId chosen(const IdEvidence& evidence, const KnownNames& known = {}) {
  return choose_id(evidence, kTable, known);
}

ChosenId by_name(const std::string& file, const std::optional<DocumentId>& requested = {}) {
  return choose_id(file, requested);
}

Identifier number(const std::string& system, const std::string& text, IdWitness witness, int page) {
  return {IdentifierKind::kDocument, system, text, text, witness, page, Region{}, 0.95};
}

KnownNames knowing(const std::string& id, const std::string& alias) {
  KnownNames known;
  known.add({DocumentId(id), {alias}}, ReleaseId("2018"), sha256_of(id));
  return known;
}

TEST(ChooseId, TakesTheRecordNumberInTheName) {
  const ChosenId id = by_name("/x/124-10180-10295_r2023.pdf");
  EXPECT_EQ(id.id.text(), "124-10180-10295");
  EXPECT_EQ(id.witness, IdWitness::kFileName);
  EXPECT_TRUE(id.findings.empty());
}

TEST(ChooseId, ADocidIsTheIdAndAnAlias) {
  const ChosenId id = by_name("docid-32174879.pdf");
  EXPECT_EQ(id.id.text(), "docid-32174879");
  EXPECT_EQ(id.aliases, std::vector<std::string>{"docid:32174879"});
}

TEST(ChooseId, SaysWhenItIsOnlyTheCleanedName) {
  const ChosenId id = by_name("Memo (final).pdf");
  EXPECT_EQ(id.id.text(), "Memo-final");
  EXPECT_EQ(id.witness, IdWitness::kCleanedFileName);
  ASSERT_EQ(id.findings.size(), 1u);
  EXPECT_EQ(id.findings[0].kind, FindingKind::kIdFromFileName);
}

TEST(ChooseId, TheUserDecidesBeforeTheName) {
  const ChosenId id = by_name("124-10180-10295.pdf", DocumentId("other"));
  EXPECT_EQ(id.id.text(), "other");
  EXPECT_EQ(id.witness, IdWitness::kUser);
}

TEST(ChooseId, RefusesANameWithoutAnyLetter) { EXPECT_THROW((void)by_name("---.pdf"), Error); }

TEST(ChooseId, RefusesANameOfWhichHardlyAnythingIsLeft) {
  EXPECT_THROW((void)by_name("Меморандум 5.pdf"), Error);
  EXPECT_EQ(by_name("Präsident.pdf").id.text(), "Pr-sident");
}

TEST(ChooseId, AnotherRecordNumberInTheNameIsNoAlias) {
  EXPECT_TRUE(by_name("124-10180-10295.pdf", DocumentId("other")).aliases.empty());
  EXPECT_EQ(by_name("docid-32174879.pdf", DocumentId("other")).aliases.size(), 1u);
}

TEST(ChooseId, AFileNamedByItsDocidJoinsItsRecord) {
  const ChosenId id = chosen({"docid-32174879.pdf",
                              NameUse::kUsed,
                              {},
                              {number("rif", "124-10180-10295", IdWitness::kFormField, 1),
                               number("docid", "32174879", IdWitness::kFooter, 1)},
                              2,
                              {}});
  EXPECT_EQ(id.id.text(), "124-10180-10295");
  EXPECT_EQ(id.aliases, std::vector<std::string>{"docid:32174879"});
}

TEST(ChooseId, AFooterJoinsTheRecordThatTheArchiveKnowsByIt) {
  const ChosenId id = chosen(
      {"scan.pdf", NameUse::kUsed, {}, {number("docid", "32174879", IdWitness::kFooter, 1)}, 2, {}},
      knowing("124-10180-10295", "docid:32174879"));
  EXPECT_EQ(id.id.text(), "124-10180-10295");
  EXPECT_EQ(id.witness, IdWitness::kAlias);
}

TEST(ChooseId, NoFooterOverridesTheNumberOfItsOwnForm) {
  const ChosenId id = chosen({"packet.pdf",
                              NameUse::kIgnored,
                              {},
                              {number("rif", "124-10180-10295", IdWitness::kFormField, 1),
                               number("docid", "32174879", IdWitness::kFooter, 1)},
                              2,
                              {}},
                             knowing("104-10004-10156", "docid:32174879"));
  EXPECT_EQ(id.id.text(), "124-10180-10295");
  EXPECT_EQ(id.witness, IdWitness::kFormField);
  ASSERT_EQ(id.findings.size(), 1u);
  EXPECT_EQ(id.findings[0].kind, FindingKind::kIdConflict);
  EXPECT_NE(id.findings[0].message.find("104-10004-10156"), std::string::npos);
}

TEST(ChooseId, SaysWhenNoIdCanBeMadeOfANumber) {
  const IdEvidence evidence{
      "scan.pdf", NameUse::kIgnored, {}, {number("town", "Ж", IdWitness::kFormField, 1)}, 1, {}};
  EXPECT_THROW((void)chosen(evidence), Error);
}

TEST(ChooseId, TellsBothSidesOfAConflict) {
  const ChosenId id = chosen({"104-10004-10143.pdf",
                              NameUse::kUsed,
                              {},
                              {number("rif", "104-10004-10134", IdWitness::kFormField, 1)},
                              2,
                              {}});
  EXPECT_EQ(id.id.text(), "104-10004-10143");
  ASSERT_EQ(id.findings.size(), 1u);
  EXPECT_EQ(id.findings[0].kind, FindingKind::kIdConflict);
  EXPECT_EQ(id.findings[0].message,
            "the file name says 104-10004-10143, the form on page 1 says 104-10004-10134");
}

TEST(ChooseId, TwoFormsAreTwoDocuments) {
  const ChosenId id = chosen({"packet.pdf",
                              NameUse::kUsed,
                              {},
                              {number("rif", "104-10004-10143", IdWitness::kFormField, 1),
                               number("rif", "124-10180-10295", IdWitness::kFormField, 5)},
                              9,
                              {}});
  EXPECT_EQ(id.id.text(), "104-10004-10143");
  ASSERT_EQ(id.findings.size(), 1u);
  EXPECT_EQ(id.findings[0].kind, FindingKind::kSeveralRecords);
}

TEST(ChooseId, AHiddenNameSaysNothing) {
  const IdEvidence evidence{"124-10180-10295.pdf",
                            NameUse::kIgnored,
                            {},
                            {number("cia", "C02022704", IdWitness::kStamp, 1)},
                            2,
                            sha256_of("x")};
  EXPECT_EQ(chosen(evidence).id.text(), "C02022704");
  IdEvidence bare = evidence;
  bare.identifiers.clear();
  const ChosenId id = chosen(bare);
  EXPECT_EQ(id.witness, IdWitness::kDigest);
  EXPECT_EQ(id.id.text(), "sha256-" + sha256_of("x").hex().substr(0, 12));
}

TEST(ChooseId, ANumberOfTheTextAloneIsUnsure) {
  const ChosenId id = chosen({"memo.pdf",
                              NameUse::kUsed,
                              {},
                              {number("rif", "124-10180-10295", IdWitness::kText, 1)},
                              1,
                              {}});
  EXPECT_EQ(id.id.text(), "124-10180-10295");
  ASSERT_EQ(id.findings.size(), 1u);
  EXPECT_EQ(id.findings[0].kind, FindingKind::kIdUnsure);
}

TEST(OwnEvidence, LeavesOutWhatTheOtherFieldsOfAFormName) {
  const auto number = [](const std::string& text, IdWitness witness, double top) {
    return Identifier{IdentifierKind::kDocument,
                      "rif",
                      text,
                      text,
                      witness,
                      1,
                      Region{points(100), points(top), points(200), points(top + 10)},
                      0.9};
  };
  Page page;
  page.identifiers = {number("104-10004-10156", IdWitness::kFormField, 50),
                      number("104-10004-10999", IdWitness::kText, 90),
                      number("104-10004-10888", IdWitness::kText, 300)};
  EXPECT_EQ(own_evidence(page).size(), 3u);
  page.form =
      Form{FormKind::kRecordForm,
           {{"record_number", "", Region{points(90), points(45), points(300), points(65)}, 0},
            {"comments", "", Region{points(90), points(85), points(300), points(105)}, 0}},
           {}};
  const std::vector<Identifier> own = own_evidence(page);
  ASSERT_EQ(own.size(), 2u);
  EXPECT_EQ(own[0].text, "104-10004-10156");
  EXPECT_EQ(own[1].text, "104-10004-10888");
}

}  // namespace
}  // namespace palimpsest::archive
