#include "model/collection_status.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

Redaction redaction(int characters, std::vector<std::string> codes) {
  Redaction made;
  made.characters = characters;
  for (std::string& code : codes) made.codes.push_back({code, std::move(code), "", {}, 1});
  for (Code& code : made.codes) code.normalized = code.raw;
  return made;
}

Page page_of(int words, std::vector<Redaction> redactions) {
  Page page;
  page.lines.resize(1);
  for (int i = 0; i < words; ++i) page.lines[0].push_back({"four", {}, 90});
  page.redactions = std::move(redactions);
  return page;
}

TEST(RevisionContent, CountsARedactionOnceAndUnderEachCode) {
  const RevisionContent content = content_of(
      {page_of(40, {redaction(50, {"(b)(1)", "(b)(3)"}), redaction(25, {})}), page_of(10, {})});
  EXPECT_EQ(content.pages, 2);
  EXPECT_EQ(content.words, 50);
  // Words of the page have five characters with their blank.
  EXPECT_EQ(content.all, (WithheldContent{2, 1, 15}));
  EXPECT_EQ(content.by_code.at("(b)(1)"), (WithheldContent{1, 1, 10}));
  EXPECT_EQ(content.by_code.at("(b)(3)"), (WithheldContent{1, 1, 10}));
  EXPECT_EQ(content.by_code.at(""), (WithheldContent{1, 1, 5}));
}

TEST(RevisionContent, CountsThePagesForWhichASheetStands) {
  Redaction sheet = redaction(2000, {"(b)(1)"});
  sheet.kind = RedactionKind::kPage;
  sheet.pages_withheld = 54;
  const RevisionContent content = content_of({page_of(0, {sheet}), page_of(30, {})});
  EXPECT_EQ(content.pages, 55);
  EXPECT_EQ(content.all, (WithheldContent{1, 54, 0}));
}

DocumentStatus document(const std::string& id, FoundStatus found, ReleaseState declared) {
  DocumentStatus status{DocumentId(id), "CIA", ReleaseId("2023"), "2023", found, {}, declared, ""};
  status.content.pages = 10;
  status.content.words = 90;
  if (found == FoundStatus::kRedacted) {
    status.content.all = {3, 4, 10};
    status.content.by_code = {{"(b)(1)", {2, 3, 8}}, {"(b)(3)", {2, 2, 4}}};
  }
  return status;
}

TEST(CollectionStatus, AddsUpAndSaysWhereTheyDisagree) {
  using enum FoundStatus;
  using enum ReleaseState;
  const CollectionStatus status =
      add_up({document("a", kRedacted, kInFull), document("b", kNoneFound, kInPart),
              document("c", kNoneFound, kInFull), document("d", kRedacted, kInPart),
              document("e", kUnread, kInPart), document("f", kNoFile, kWithheldInFull)},
             std::nullopt, StatusGroup::kCode);
  const StatusTotals& all = status.all;
  EXPECT_EQ(all.documents, 6u);
  EXPECT_EQ(all.redacted, 2u);
  EXPECT_EQ(all.none_found, 2u);
  EXPECT_EQ(all.unread, 1u);
  EXPECT_EQ(all.no_file, 1u);
  EXPECT_EQ(all.in_full_but_redacted, 1u);
  EXPECT_EQ(all.in_part_but_none_found, 1u);
  EXPECT_EQ(all.redactions, 6);
  EXPECT_DOUBLE_EQ(page_share(all), 8.0 / 60);
  EXPECT_DOUBLE_EQ(word_share(all), 20.0 / 560);
}

TEST(CollectionStatus, CountsUnderACodeWhatTheCodeWithholds) {
  const CollectionStatus status =
      add_up({document("a", FoundStatus::kRedacted, ReleaseState::kUnknown)}, std::nullopt,
             StatusGroup::kCode);
  ASSERT_EQ(status.rows.size(), 2u);
  EXPECT_EQ(status.rows[0].totals.withheld_words, 8);
  EXPECT_EQ(status.rows[1].totals.withheld_pages, 2);
}

}  // namespace
}  // namespace palimpsest
