#include "record/command_output.hpp"

#include "record/audit_output.hpp"
#include "record/document_output.hpp"
#include "record/edit_lines.hpp"
#include "record/edit_output.hpp"
#include "record/edits_record.hpp"
#include "record/evidence_output.hpp"
#include "record/proof_record.hpp"
#include "record/refresh_output.hpp"
#include "record/schema_check.hpp"
#include "record/status_output.hpp"
#include "sample_values.hpp"
#include "support/golden.hpp"

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

// Expects one JSON object on one line that is the example.
void expect_line(const std::string& example, const std::string& line) {
  EXPECT_THAT(line, ::testing::Not(::testing::HasSubstr("\n")));
  expect_golden(PALIMPSEST_EXAMPLES "/" + example, line + "\n");
}

TEST(CommandOutput, OfInspectIsTheExample) {
  expect_line(
      "inspect.json",
      inspection_to_json({"in/memo.pdf",
                          test::sample_sha256(),
                          {test::sample_page()},
                          "104-00000-00000",
                          {test::sample_identifier()},
                          {{FindingKind::kIdUnsure, "only the text names it", {}, {}, 0}}}));
}

TEST(CommandOutput, OfInspectHasNoWords) {
  EXPECT_THAT(
      inspection_to_json({"a.pdf", test::sample_sha256(), {test::sample_page()}, "", {}, {}}),
      ::testing::Not(::testing::HasSubstr("Memorandum")));
}

TEST(CommandOutput, OfInspectHoldsExposedWordsOnlyWhenTheyAreGiven) {
  const std::vector<ExposedText> exposed = {
      {ExposureBasis::kCoveredByShape, 3, Region{}, 13, "Gustav Larsson"}};
  const auto text = [&](const std::optional<std::vector<ExposedText>>& given) {
    return inspection_to_json({"a.pdf", test::sample_sha256(), {}, "", {}, {}, given});
  };
  EXPECT_THAT(text(exposed), ::testing::HasSubstr(R"("words": "Gustav Larsson")"));
  EXPECT_THAT(text(std::nullopt), ::testing::Not(::testing::HasSubstr("exposed_text")));
}

TEST(CommandOutput, OfImportIsTheExample) {
  expect_line("import.json", file_outcome_line(test::sample_file_outcome()));
  FileOutcome failed;
  failed.file = "in/broken.pdf";
  failed.status = ImportStatus::kFailed;
  failed.error = "in/broken.pdf is not a PDF";
  failed.hint = "fetch it again";
  expect_line("import-list.json", list_outcome_line(test::sample_list_outcome()));
  expect_line("import-failed.json", file_outcome_line(failed));
  expect_line("import-summary.json",
              import_summary_line({"i20250318-1", {test::sample_file_outcome(), failed}}));
}

TEST(CommandOutput, OfRefreshIsTheExample) {
  expect_line("refresh.json", revision_refresh_line(test::sample_refresh()));
  expect_line("refresh-summary.json",
              refresh_summary_line({"20250318T120000Z-1f3a2b", {test::sample_refresh()}, 12}));
}

TEST(CommandOutput, OfAnImportOfNothingIsValid) {
  check_against_schema(import_summary_line({"", {}}), "import.schema.json");
}

TEST(CommandOutput, OfListAndShowAreTheExamples) {
  expect_line("list.json", document_summary_line(test::sample_summary()));
  expect_golden(PALIMPSEST_EXAMPLES "/show.json",
                shown_document_to_json(test::sample_document(), test::sample_summary()));
}

TEST(CommandOutput, OfAuditIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/audit.json", audit_to_json(test::sample_audit()));
}

TEST(CommandOutput, OfStatsIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/stats.json",
                status_to_json(test::sample_status(), [](const auto&) { return true; }));
}

TEST(CommandOutput, OfCopiesIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/copies.json",
                copies_to_json(DocumentId("104-00000-00000"), RevisionFolder("2023-06-27"),
                               test::sample_copies()));
}

TEST(CommandOutput, OfVerifyIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/verify.json",
                verification_to_json(test::sample_verification()));
}

TEST(CommandOutput, OfVerifyIsOkWhenEveryProblemIsHarmless) {
  Verification verification = test::sample_verification();
  verification.problems.erase(verification.problems.begin());
  EXPECT_THAT(verification_to_json(verification), ::testing::HasSubstr(R"("result": "ok")"));
}

TEST(CommandOutput, OfInitAndUndoAreTheExamples) {
  expect_golden(PALIMPSEST_EXAMPLES "/init.json",
                new_archive_to_json("records", test::sample_archive()));
  expect_golden(PALIMPSEST_EXAMPLES "/undo.json", undo_to_json(test::sample_undo()));
}

TEST(CommandOutput, OfEditIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/edit.json", edit_to_json(test::sample_edit()));
}

TEST(CommandOutput, OfActsOfPeopleAreTheExamples) {
  expect_golden(PALIMPSEST_EXAMPLES "/values.json",
                values_outcome_to_json(test::sample_values_outcome()));
  expect_golden(PALIMPSEST_EXAMPLES "/restructuring.json",
                restructuring_to_json(test::sample_restructuring()));
  expect_golden(PALIMPSEST_EXAMPLES "/said.json", said_values_to_json(test::sample_said_values()));
  expect_line("log.json", logged_act_line(test::sample_logged_act()));
}

TEST(Correction, IsTheExampleAndReadsBack) {
  for (const Correction& correction :
       {test::sample_correction(), test::sample_words_correction(), test::sample_state_correction(),
        test::sample_merge_correction()}) {
    EXPECT_EQ(parse_correction_line(correction_line(correction)), correction);
  }
  expect_line("correction.json", correction_line(test::sample_correction()));
  expect_line("correction-words.json", correction_line(test::sample_words_correction()));
  expect_line("correction-state.json", correction_line(test::sample_state_correction()));
  expect_line("correction-merge.json", correction_line(test::sample_merge_correction()));
}

TEST(EditLine, GivesOneOrSeveralValuesToAField) {
  const EditRow row = parse_edit_line(test::bytes_of(PALIMPSEST_EXAMPLES "/edit_line.json"));
  EXPECT_EQ(row.target, (EditTarget{"104-00000-00000", "2023-06-27", 1, "r1"}));
  EXPECT_EQ(row.values,
            (std::vector<FieldValue>{{"codes", "(b)(1)"}, {"tags", "mexico"}, {"tags", "cables"}}));
}

TEST(EditsRecord, IsTheExampleAndReadsBack) {
  const std::string text = edits_to_json(test::sample_edits());
  EXPECT_EQ(parse_edits(text), test::sample_edits());
  expect_golden(PALIMPSEST_EXAMPLES "/edits.json", text);
}

TEST(CommandOutput, OfMaintainAndReindexAreTheExamples) {
  expect_golden(PALIMPSEST_EXAMPLES "/maintain.json",
                maintenance_to_json({1200, 3, 57, 2400000, 900000}));
  expect_golden(PALIMPSEST_EXAMPLES "/reindex.json", reindex_to_json(42));
}

TEST(ProofRecord, IsTheExampleAndReadsBack) {
  EXPECT_EQ(parse_proof(proof_to_json(test::sample_proof())), test::sample_proof());
  expect_golden(PALIMPSEST_EXAMPLES "/proof.json", proof_to_json(test::sample_proof()));
  expect_golden(PALIMPSEST_EXAMPLES "/proof_check.json",
                proof_report_to_json(test::sample_proof_report()));
}

TEST(CommandOutput, OfTimestampIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/timestamp.json",
                time_stamps_to_json({test::sample_time_stamp()}));
}

TEST(CommandOutput, OfKeyAndSignAreTheExamples) {
  expect_golden(PALIMPSEST_EXAMPLES "/key.json", keys_to_json(test::sample_archive()));
  expect_golden(PALIMPSEST_EXAMPLES "/sign.json", signing_to_json(test::sample_signing()));
}

}  // namespace
}  // namespace palimpsest::record
