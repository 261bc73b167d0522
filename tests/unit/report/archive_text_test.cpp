#include "report/archive_text.hpp"

#include "report/redaction_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using testing::HasSubstr;

const Style kPlain(Coloring::kPlain);

RevisionSummary revision(const std::string& folder, int redactions) {
  const RevisionFolder name(folder);
  return {name, {release_of(name), {}, {}, {}, {}, {}}, {}, sha256_of(folder), 2, 0, redactions,
          {}};
}

FileOutcome outcome(ImportStatus status) {
  FileOutcome file;
  file.file = "memo.pdf";
  file.status = status;
  file.document = DocumentId("memo");
  file.folder = RevisionFolder("2023");
  file.page_count = 2;
  return file;
}

TEST(ListText, ShowsADocumentFromItsOldestToItsNewestRelease) {
  const std::string text = list_text(
      {{DocumentId("124-10180-10295"), {revision("2023-06-27", 1), revision("2025-03-18", 0)}}},
      kPlain);
  EXPECT_THAT(text, HasSubstr("2023-06-27 → 2025-03-18"));
  EXPECT_THAT(text, HasSubstr("1 → 0"));
}

TEST(ListText, ACountWithUnreadPagesIsDoubtful) {
  RevisionSummary unread = revision("2023", 0);
  unread.unread_page_count = 1;
  EXPECT_THAT(list_text({{DocumentId("a"), {unread}}}, kPlain), HasSubstr("0?"));
}

TEST(ListText, OfAnEmptyArchiveSaysWhatToDo) {
  EXPECT_THAT(list_text({}, kPlain), HasSubstr("palimpsest import"));
}

TEST(OutcomeText, SaysWhyAFileFailedAndWhatToDo) {
  FileOutcome file = outcome(ImportStatus::kFailed);
  file.error = "memo.pdf is empty";
  file.hint = "download it again";
  const std::string text = outcome_text(file, kPlain);
  EXPECT_THAT(text, HasSubstr("memo.pdf is empty"));
  EXPECT_THAT(text, HasSubstr("download it again"));
}

TEST(ImportSummary, ListsUnsureIdsWithTheCommandThatSettlesThem) {
  FileOutcome unsure = outcome(ImportStatus::kImported);
  unsure.id_witness = IdWitness::kCleanedFileName;
  const std::string text = import_summary_text({"20230627T120000Z-1f3a2b", {unsure}}, kPlain);
  EXPECT_THAT(text, HasSubstr("palimpsest undo 20230627T120000Z-1f3a2b"));
  EXPECT_THAT(text, HasSubstr("palimpsest import 'memo.pdf' --document NUMBER --release 2023"));
}

TEST(VerificationText, NamesEveryDamageWithItsDocument) {
  Verification verification;
  verification.problems = {{"its SHA-256 differs", "originals/x", "124-10180-10295", false}};
  const std::string text = verification_text(verification, kPlain);
  EXPECT_THAT(text, HasSubstr("originals/x"));
  EXPECT_THAT(text, HasSubstr("124-10180-10295"));
  EXPECT_THAT(text, HasSubstr("damaged: "));
}

TEST(VerificationText, HarmlessIsNotDamage) {
  Verification verification;
  verification.problems = {{"other compression", "objects/ab", "none", true}};
  EXPECT_THAT(verification_text(verification, kPlain), HasSubstr("ok: "));
}

TEST(PageText, NeverCallsAnUnreadPageClean) {
  Page page;
  page.number = 3;
  page.findings = {{FindingKind::kCrashed, "the worker ended", 3, {}, 0}};
  const std::string text = page_text(page, kPlain);
  EXPECT_THAT(text, HasSubstr("could not be read"));
  EXPECT_THAT(text, testing::Not(HasSubstr("no redaction found")));
}

}  // namespace
}  // namespace palimpsest::report
