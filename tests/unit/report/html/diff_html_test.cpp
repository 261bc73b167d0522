#include "report/html/diff_html.hpp"

#include "unit/report/html/lifted_change.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using test::kLetter;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kImageAttack = "<img src=x onerror=\"alert('&')\">";

Picture picture(const char* bytes) { return {PictureFormat::kPng, 850, 1100, bytes}; }

DiffView view_of(std::vector<Change> changes) {
  DiffView view;
  view.before = "a@2017";
  view.after = "a@2023";
  view.diff.verdict = Verdict::kOpened;
  const PageReference page{1, kLetter};
  view.diff.pages = {{page, page}, {PageReference{2, kLetter}, PageReference{2, kLetter}}};
  view.diff.changes = std::move(changes);
  view.crops.resize(view.diff.changes.size());
  view.pairs.push_back(
      {PageShown{page, picture("old"), {}}, PageShown{page, picture("new"), {}}, PageMap{}});
  return view;
}

TEST(DiffHtml, QuotesWhatWasOpenedBesideItsCropsAndMarksItAsOcr) {
  DiffView view = view_of({lifted("Special Adviser")});
  view.crops[0] = {picture("old crop"), picture("new crop")};
  const std::string text = diff_html(view);
  EXPECT_THAT(text, HasSubstr("<ins><bdi>Special Adviser</bdi></ins>"));
  EXPECT_THAT(text, HasSubstr("read by OCR, unchecked, 93 %"));
  EXPECT_THAT(text, HasSubstr("src=\"data:image/png;base64,b2xkIGNyb3A=\""));
  EXPECT_THAT(text, HasSubstr("src=\"data:image/png;base64,bmV3IGNyb3A=\""));
}

TEST(DiffHtml, StrikesWhatWasClosed) {
  Change added = lifted("the Station");
  added.status = ChangeStatus::kAdded;
  added.after = std::exchange(added.before, std::nullopt);
  EXPECT_THAT(diff_html(view_of({added})), HasSubstr("<del><bdi>the Station</bdi></del>"));
}

TEST(DiffHtml, LaysTheLaterPageOverTheEarlierOne) {
  Change shrunk = lifted("");
  shrunk.status = ChangeStatus::kShrunk;
  shrunk.after = shrunk.before;
  DiffView view = view_of({shrunk});
  view.pairs[0].to_before = PageMap{1.01, 0.02, -5, -0.02, 1.01, 7};
  const std::string text = diff_html(view);
  EXPECT_THAT(text,
              HasSubstr("transform=\"matrix(1.01000 -0.02000 0.02000 1.01000 -5.00000 7.00000)\""));
  // The region of the change is mapped, too: 1.01 * 100 + 0.02 * 200 - 5.
  EXPECT_THAT(text, HasSubstr("points=\"100,207"));
}

TEST(DiffHtml, DrawsWhatWasLiftedWithTheOutlineThatItHad) {
  DiffView view = view_of({lifted("")});
  view.pairs[0].to_before = PageMap{1.01, 0.02, -5, -0.02, 1.01, 7};
  const std::string text = diff_html(view);
  EXPECT_THAT(text, Not(HasSubstr("points=\"100,207")));
  EXPECT_THAT(text, HasSubstr("id=\"change1-after\""));
}

TEST(DiffHtml, DrawsTheExactOutlineOfARedaction) {
  DiffView view = view_of({lifted("")});
  Redaction cut;
  cut.region = kLiftedBox;
  cut.outline =
      Outline{{points(100), points(200)}, {points(300), points(200)}, {points(100), points(212)}};
  view.pairs[0].before->redactions = {cut};
  EXPECT_THAT(diff_html(view), HasSubstr("points=\"100,200 300,200 100,212\""));
}

TEST(DiffHtml, SaysWhenPagesCouldNotBeLaidOverEachOther) {
  DiffView view = view_of({});
  view.pairs[0].to_before = std::nullopt;
  EXPECT_THAT(diff_html(view), HasSubstr("could not be laid over each other"));
}

TEST(DiffHtml, LeavesPersonalTextsOutUnlessAskedFor) {
  Change personal = lifted("Gustav Larsson");
  personal.personal = true;
  DiffView view = view_of({personal});
  EXPECT_THAT(diff_html(view), Not(HasSubstr("Larsson")));
  EXPECT_THAT(diff_html(view), HasSubstr("2 words at a privacy code, left out here"));
  view.shows_personal = true;
  EXPECT_THAT(diff_html(view), HasSubstr("Larsson"));
}

TEST(DiffHtml, QuotesNoPersonalTextThatWasClosedEvenWhenAskedFor) {
  Change added = lifted("");
  added.status = ChangeStatus::kAdded;
  added.after = std::exchange(added.before, std::nullopt);
  added.personal = true;
  added.unquoted_words = 2;
  DiffView view = view_of({added});
  view.shows_personal = true;
  EXPECT_THAT(diff_html(view), HasSubstr("2 words at a privacy code, not quoted"));
}

TEST(DiffHtml, MarksDoubtfulWordsBetweenTheWordsAround) {
  Change change = lifted("Special Adviser");
  change.words = {{"Special", 95}, {"Adviser", 30}};
  change.words_left = "to the";
  const std::string text = diff_html(view_of({change}));
  EXPECT_THAT(text, HasSubstr("<bdi>Special Adviser[?]</bdi>"));
  EXPECT_THAT(text, HasSubstr("<bdi>to the</bdi>"));
}

TEST(DiffHtml, ListsStampsApartFromTheChanges) {
  DiffView view = view_of({lifted("Special Adviser")});
  view.diff.metadata_changes = {{MarkKind::kReleaseStamp, "", Place{1, kLiftedBox},
                                 Place{1, kLiftedBox}, "2018 RELEASE", "2023 RELEASE"},
                                {MarkKind::kReleaseStamp, "", Place{2, kLiftedBox},
                                 Place{2, kLiftedBox}, "unseen", "unseen"}};
  const std::string text = diff_html(view);
  EXPECT_THAT(text, HasSubstr("<b>release stamp</b> <del><bdi>2018 RELEASE</bdi></del>"));
  EXPECT_THAT(text, Not(HasSubstr("unseen")));
}

TEST(DiffHtml, EscapesEveryText) {
  Change change = lifted(kImageAttack);
  change.id = change.before->codes[0].normalized = kImageAttack;
  DiffView view = view_of({change});
  TextChange text_change;
  text_change.before.page = text_change.after.page = 1;
  text_change.text_before = text_change.text_after = kImageAttack;
  view.diff.text_changes = {text_change};
  view.text_crops.resize(1);
  view.diff.findings = {{FindingKind::kLowConfidence, kImageAttack, 1, std::nullopt, 0}};
  view.before = view.after = kImageAttack;
  EXPECT_THAT(diff_html(view), Not(HasSubstr("<img src=x")));
  EXPECT_THAT(diff_html(view), Not(HasSubstr("onerror=\"")));
}

TEST(DiffHtml, RunsItsOwnScriptOnlyAndAsksNothingOfTheNetwork) {
  const std::string text = diff_html(view_of({lifted("Special Adviser")}));
  EXPECT_THAT(text, HasSubstr("default-src 'none'; img-src data:; style-src 'sha256-"));
  EXPECT_THAT(text, HasSubstr("script-src 'sha256-"));
  for (const char* part :
       {"http:", "https:", " style=", "unsafe", "@import", "url(", "eval(", "innerHTML", "onclick"})
    EXPECT_THAT(text, Not(HasSubstr(part)));
}

TEST(DiffHtml, SaysHowManyPagesAreNotShown) {
  EXPECT_THAT(diff_html(view_of({})), HasSubstr("1 page without a change is not shown."));
}

TEST(DiffHtml, ShowsAReasonThatChanged) {
  Change kept = lifted("");
  kept.status = ChangeStatus::kKept;
  kept.after = kept.before;
  kept.after->codes[0].normalized = "(b)(3)";
  kept.code_changed = true;
  EXPECT_THAT(diff_html(view_of({kept})),
              HasSubstr("reason changed</span> <b>(b)(1) → (b)(3)</b>"));
}

}  // namespace
}  // namespace palimpsest::report
