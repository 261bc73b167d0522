#include "report/archive_text.hpp"

#include "report/redaction_text.hpp"
#include "unit/report/plain_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using testing::HasSubstr;

RevisionSummary revision(const std::string& folder, int redactions) {
  const RevisionFolder name(folder);
  return {name, {release_of(name), {}, {}, {}, {}, {}}, {}, sha256_of(folder), 2, 0, redactions,
          {}};
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

TEST(ListText, FurtherFilesAreNoReleases) {
  const std::string text = list_text(
      {{DocumentId("a"), {revision("2021", 3), revision("2021+2", 4), revision("2023", 3)}}},
      kPlain);
  EXPECT_THAT(text, HasSubstr("2021 (2 files) → 2023"));
  EXPECT_THAT(text, HasSubstr("3+4 → 3"));
}

TEST(ListText, GivesEveryReleasesValueWhereOneDiffers) {
  const std::string text = list_text(
      {{DocumentId("a"), {revision("2017", 8), revision("2021", 2), revision("2023", 2)}}}, kPlain);
  EXPECT_THAT(text, HasSubstr("  2      8 → 2 → 2"));
}

TEST(ListText, OfAnEmptyArchiveSaysWhatToDo) {
  EXPECT_THAT(list_text({}, kPlain), HasSubstr("palimpsest import"));
}

TEST(VerificationText, NamesEveryDamageWithItsDocument) {
  Verification verification;
  verification.problems = {{"its SHA-256 differs", "originals/x", "124-10180-10295", false}};
  const std::string text = verification_text(verification, kPlain);
  EXPECT_THAT(text, HasSubstr("originals/x"));
  EXPECT_THAT(text, HasSubstr("124-10180-10295"));
  EXPECT_THAT(text, HasSubstr("damaged: "));
}

TEST(VerificationText, SaysOfWhichRevisionAndWhatStillHolds) {
  Verification verification;
  verification.problems = {{"its SHA-256 differs", "originals/x", "A-1", false}};
  EXPECT_THAT(verification_text(verification, kPlain), testing::Not(HasSubstr("still holds")));
  Problem& problem = verification.problems[0];
  problem.revisions = {"A-1@1", "A-1@2", "A-1@3", "A-1@4", "A-1@5", "A-1@6", "A-1@7"};
  problem.holds = {ArchivePart::kRecords};
  const std::string text = verification_text(verification, kPlain);
  EXPECT_THAT(text, HasSubstr("revision: A-1@1, A-1@2, A-1@3, A-1@4, A-1@5 and 2 more\n"));
  EXPECT_THAT(text, HasSubstr("still holds: its records and texts\n"));
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
