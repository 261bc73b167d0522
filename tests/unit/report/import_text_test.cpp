#include "report/import_text.hpp"

#include "unit/report/plain_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

FileOutcome outcome(ImportStatus status) {
  FileOutcome file;
  file.file = "memo.pdf";
  file.status = status;
  file.document = DocumentId("memo");
  file.folder = RevisionFolder("2023");
  file.page_count = 2;
  return file;
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
  EXPECT_THAT(text, HasSubstr("palimpsest undo memo@2023\n"));
  EXPECT_THAT(text, HasSubstr("palimpsest import memo.pdf --document NUMBER --release 2023"));
}

TEST(ImportSummary, IsATableOfSeveralFiles) {
  FileOutcome failed = outcome(ImportStatus::kFailed);
  FileOutcome imported = outcome(ImportStatus::kImported);
  imported.page_count = 12;
  imported.redaction_count = 3;
  EXPECT_EQ(import_summary_text({"", {imported, failed, imported}}, kPlain),
            "            files  pages  redactions\n"
            "  imported  2      24     6\n"
            "  failed    1\n");
}

TEST(ImportSummary, TellsAgainWhatFailedInALongImport) {
  ImportOutcome many{"", {}};
  for (int i = 0; i < 30; ++i) many.files.push_back(outcome(ImportStatus::kImported));
  many.files[3] = outcome(ImportStatus::kFailed);
  many.files[3].file = "in/locked.pdf";
  many.files[3].error = "the PDF is encrypted";
  EXPECT_THAT(import_summary_text(many, kPlain),
              HasSubstr("failed     in/locked.pdf: the PDF is encrypted\n"));
}

TEST(ImportSummary, QuotesAFileForTheShell) {
  FileOutcome unsure = outcome(ImportStatus::kImported);
  unsure.id_witness = IdWitness::kCleanedFileName;
  unsure.file = "Oswald's file.pdf";
  EXPECT_THAT(import_summary_text({"", {unsure}}, kPlain),
              HasSubstr("palimpsest import 'Oswald'\\''s file.pdf' --document"));
}

TEST(OutcomeText, SaysThePathOnce) {
  FileOutcome file = outcome(ImportStatus::kFailed);
  file.file = "in/locked.pdf";
  file.error = "cannot read in/locked.pdf: Permission denied";
  EXPECT_EQ(outcome_text(file, kPlain),
            "failed     cannot read in/locked.pdf: Permission denied\n");
}

TEST(OutcomeText, SaysWhichPartAFileIs) {
  FileOutcome file = outcome(ImportStatus::kImported);
  file.role = {FileRole::kPart, 2, 3};
  EXPECT_THAT(outcome_text(file, kPlain), HasSubstr("(part 2 of 3)"));
}

}  // namespace
}  // namespace palimpsest::report
