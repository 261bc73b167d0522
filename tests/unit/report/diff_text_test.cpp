#include "report/diff_text.hpp"

#include "unit/report/plain_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using testing::HasSubstr;
using testing::Not;

Change change(ChangeStatus status, const std::string& text) {
  Change change;
  change.status = status;
  change.text = text;
  const RedactionSide side{2, kBox, {}, {{"b1", "(b)(1)", "foia", CodePlace::kInside, 1}}};
  if (status != ChangeStatus::kAdded) change.before = side;
  if (status != ChangeStatus::kLifted) change.after = side;
  change.id = "c1";
  if (status == ChangeStatus::kLifted) change.place = Place{2, kBox};
  return change;
}

Diff diff_of(Verdict verdict, std::vector<Change> changes) {
  Diff diff;
  diff.verdict = verdict;
  diff.changes = std::move(changes);
  return diff;
}

TEST(DiffText, QuotesWhatWasOpenedAndMarksItAsOcr) {
  const Diff diff = diff_of(Verdict::kOpened, {change(ChangeStatus::kLifted, "Special Adviser")});
  EXPECT_EQ(diff_text(diff, "a@1", "a@2", kPlain),
            "a@1 → a@2\n"
            "page 2\n"
            "  lifted  240,265 – 426,280  (b)(1)\n"
            "      {+Special Adviser+}  read by OCR, unchecked (c1)\n"
            "opened 1 place, 2 words: (b)(1)\n"
            "opened: 1 lifted, 0 still withheld\n");
}

TEST(DiffText, QuotesWhatWasClosedInOtherBrackets) {
  const Diff diff = diff_of(Verdict::kClosed, {change(ChangeStatus::kAdded, "the Station")});
  EXPECT_THAT(diff_text(diff, "a", "b", kPlain), HasSubstr("[-the Station-]"));
}

TEST(DiffText, MarksDoubtfulWordsAndShowsTheWordsAround) {
  Change lifted = change(ChangeStatus::kLifted, "Special Adviser");
  lifted.words = {{"Special", 95}, {"Adviser", 30}};
  lifted.words_left = "to the";
  lifted.words_right = "in Rome";
  const std::string text = diff_text(diff_of(Verdict::kOpened, {lifted}), "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("… to the {+Special Adviser[?]+} in Rome …  read by OCR, unchecked"));
}

TEST(DiffText, SaysWhereTheTextLayerHasTheWords) {
  Change lifted = change(ChangeStatus::kLifted, "Special Adviser");
  lifted.text_source = TextSource::kEmbedded;
  const std::string text = diff_text(diff_of(Verdict::kOpened, {lifted}), "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("{+Special Adviser+}  from the text layer"));
}

TEST(DiffText, QuotesNoNewlyWithheldPersonalText) {
  Change added = change(ChangeStatus::kAdded, "");
  added.personal = true;
  added.unquoted_words = 3;
  const std::string text = diff_text(diff_of(Verdict::kClosed, {added}), "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("[-3 words at a privacy code, not quoted-]"));
  EXPECT_THAT(text, HasSubstr("closed 1 place, 3 words"));
}

TEST(DiffText, SaysWhenNothingLegibleWasRead) {
  const Diff diff = diff_of(Verdict::kOpened, {change(ChangeStatus::kLifted, "")});
  EXPECT_THAT(diff_text(diff, "a", "b", kPlain), HasSubstr("nothing legible"));
}

TEST(DiffText, LeavesOutWhatWasKept) {
  const Diff diff = diff_of(Verdict::kSame, {change(ChangeStatus::kKept, "")});
  EXPECT_THAT(diff_text(diff, "a", "b", kPlain), Not(HasSubstr("page 2")));
}

TEST(DiffText, ReportsAChangedReason) {
  Change kept = change(ChangeStatus::kKept, "");
  kept.code_changed = true;
  kept.after->codes[0].normalized = "(b)(5)";
  const std::string text = diff_text(diff_of(Verdict::kSame, {kept}), "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("reason changed"));
  EXPECT_THAT(text, HasSubstr("(b)(1) → (b)(5)"));
}

TEST(SummaryText, AlwaysEndsWithWhatRemains) {
  const Diff diff =
      diff_of(Verdict::kMixed, {change(ChangeStatus::kLifted, "x"), change(ChangeStatus::kKept, ""),
                                change(ChangeStatus::kAdded, "y")});
  EXPECT_EQ(summary_text(diff), "mixed: 1 lifted, 1 added, 2 still withheld");
}

TEST(SummaryText, CountsRedactionsOnNewPagesAsWithheld) {
  Diff diff = diff_of(Verdict::kRepaged, {});
  diff.unpaired = {{Side::kAfter, {3, kBox, {}, {}}}, {Side::kBefore, {1, kBox, {}, {}}}};
  EXPECT_EQ(summary_text(diff), "repaged: 1 gone with its page, 1 still withheld");
}

TEST(DiffText, OfAFirstRevisionHasNothingToCompareWith) {
  Diff diff = diff_of(Verdict::kFirst, {});
  diff.pages = {{std::nullopt, PageReference{1, {}}}};
  diff.unpaired = {{Side::kAfter, {1, kBox, {}, {}}}};
  EXPECT_EQ(diff_text(diff, "(nothing earlier)", "a@1", kPlain),
            "a@1\n"
            "nothing earlier to compare with\n"
            "first: 1 redaction\n");
}

TEST(DiffText, NamesGonePagesInTheirOrder) {
  Diff diff = diff_of(Verdict::kRepaged, {});
  for (const int page : {3, 1, 2}) diff.pages.push_back({PageReference{page, {}}, std::nullopt});
  EXPECT_THAT(diff_text(diff, "a", "b", kPlain),
              HasSubstr("page 1 is gone\npage 2 is gone\npage 3 is gone\n"));
}

TextChange text_change(const std::string& before, const std::string& after) {
  TextChange change;
  change.before = change.after = {2, kBox};
  change.text_before = before;
  change.text_after = after;
  change.words_left = "a shipment of";
  change.words_right = "field radios";
  return change;
}

TEST(DiffText, SaysWhoVouchesForTheWords) {
  Change lifted = change(ChangeStatus::kLifted, "Special Adviser");
  lifted.checked = CheckedReading{{"Ada\x1b[31m", Instant{1700000000}}, "Speciol Adviser"};
  const std::string text = diff_text(diff_of(Verdict::kOpened, {lifted}), "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("{+Special Adviser+}  checked by Ada"));
  EXPECT_THAT(text, HasSubstr(", 2023-11-14\n"));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(DiffText, ShowsOtherWordsLikeAWordDiff) {
  Diff diff = diff_of(Verdict::kAltered, {change(ChangeStatus::kKept, "")});
  diff.text_changes = {text_change("240", "204")};
  EXPECT_EQ(diff_text(diff, "a", "b", kPlain),
            "a → b\n"
            "page 2, outside redactions\n"
            "  replaced  240,265 – 426,280\n"
            "      … a shipment of [-240-]{+204+} field radios …  read by OCR, unchecked\n"
            "altered: 1 still withheld\n");
}

TEST(DiffText, SaysInsertedAndDeleted) {
  Diff diff = diff_of(Verdict::kAltered, {});
  diff.text_changes = {text_change("not", ""), text_change("", "now")};
  const std::string text = diff_text(diff, "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("deleted"));
  EXPECT_THAT(text, HasSubstr("of [-not-] field"));
  EXPECT_THAT(text, HasSubstr("of {+now+} field"));
}

TEST(DiffText, NamesChangedFieldsAndCountsStamps) {
  Diff diff = diff_of(Verdict::kSame, {});
  diff.metadata_changes = {
      {MarkKind::kFormField, "CURRENT STATUS", Place{1, kBox}, Place{1, kBox}, "Withhold",
       "Redact"},
      {MarkKind::kReleaseStamp, "", Place{1, kBox}, Place{1, kBox}, "2018 RELEASE", "2023 RELEASE"},
      {MarkKind::kPageNumber, "", std::nullopt, Place{2, kBox}, "", "2"}};
  const std::string text = diff_text(diff, "a", "b", kPlain);
  EXPECT_THAT(text, HasSubstr("page 1  CURRENT STATUS: [-Withhold-]{+Redact+}\n"));
  EXPECT_THAT(text, HasSubstr("2 stamps and numbers differ\n"));
  EXPECT_THAT(text, Not(HasSubstr("2018 RELEASE")));
}

}  // namespace
}  // namespace palimpsest::report
