#include "report/history_text.hpp"

#include "report/release_text.hpp"
#include "unit/report/plain_text.hpp"

#include <gmock/gmock.h>

namespace palimpsest::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

DocumentHistory sample() {
  DiffTotals first;
  first.all.still_withheld = 1;
  DiffTotals second;
  second.added = 1;
  second.all.still_withheld = 1;
  DocumentHistory history{DocumentId("104-10004-10143"),
                          {{"2018", Verdict::kFirst, first}, {"2023", Verdict::kClosed, second}},
                          {{"2023/1#r1", {}}},
                          {}};
  history.passages[0].states = {{PassageStatus::kOpen, {}, {}, {}, "", false},
                                {PassageStatus::kAdded, Place{1, {}}, {}, {"(b)(1)"}, "it", false}};
  history.closed_again = {{"2023/1#r1", 1, {0}, {1, {}}, "the Station", 2, false}};
  return history;
}

TEST(HistoryText, ShowsEveryPassageInEveryRelease) {
  const std::string text = history_text(sample(), kPlain);
  EXPECT_THAT(text, HasSubstr("PASSAGE    CODES   2018  2023\n2023/1#r1  (b)(1)  open  added\n"));
  EXPECT_THAT(text, HasSubstr("  2023  closed: 1 added, 1 still withheld\n"));
}

TEST(HistoryText, RaisesWhatWasClosedAgain) {
  const std::string text = history_text(sample(), kPlain);
  EXPECT_THAT(text, HasSubstr("closed again in 2023: page 1"));
  EXPECT_THAT(text, HasSubstr("shown in 2018"));
  EXPECT_THAT(text, HasSubstr("[-the Station-]"));
}

TEST(HistoryText, GivesOfPersonalTextTheNumberOfWordsAlone) {
  DocumentHistory history = sample();
  history.closed_again[0].personal = true;
  const std::string text = history_text(history, kPlain);
  EXPECT_THAT(text, Not(HasSubstr("the Station")));
  EXPECT_THAT(text, HasSubstr("personal: 2 words"));
}

TEST(TimelineText, SaysHowToReadTheBranch) {
  const Timeline timeline{DocumentId("memo"),
                          "timeline/memo",
                          {{"2018",
                            {ReleaseId("2018"), {}, {}, {}, {}, {}},
                            2,
                            Verdict::kFirst,
                            {},
                            CommitId(std::string(40, 'a'))}}};
  EXPECT_EQ(timeline_text(timeline, "my archive/repository.git", kPlain),
            "memo\n"
            "  2018  aaaaaaaaaaaa  2 pages  first: no redaction found\n"
            "wrote the branch timeline/memo; read it: git -C 'my archive/repository.git' log -p "
            "timeline/memo -- text\n");
}

ReleaseRow row(const char* document, std::optional<std::string> before,
               std::optional<Verdict> verdict) {
  ReleaseRow row{DocumentId(document), "2023", std::move(before), verdict, DiffTotals(), ""};
  return row;
}

std::vector<ReleaseRow> sample_rows() {
  std::vector<ReleaseRow> rows;
  rows.push_back(row("a", "2018", Verdict::kOpened));
  rows.back().totals.lifted = 2;
  rows.back().totals.all = {{2, 5, 0.25}, {}, 3};
  rows.push_back(row("b", std::nullopt, Verdict::kFirst));
  rows.push_back(row("c", "2018", Verdict::kSame));
  rows.push_back(row("d", "2018", std::nullopt));
  rows.back().error = "the page, it is \"damaged\"";
  return rows;
}

TEST(ReleaseText, NamesTheEarlierRevisionAndEndsWithWhatIsReallyNew) {
  const std::string text = release_text(sample_rows(), kPlain);
  EXPECT_THAT(text, HasSubstr("b         2023     (nothing earlier)  first"));
  EXPECT_THAT(text, HasSubstr("4 documents: 1 same, 1 opened, 1 first, 1 failed\n"
                              "opened 2 places, 5 words, 25 % of a page\n"
                              "really new: 2 of 4 documents\n"));
}

TEST(ReleaseCsv, IsReadBySpreadsheets) {
  const std::string csv = release_csv(sample_rows());
  EXPECT_THAT(csv, ::testing::StartsWith("document,release,against,verdict,kept,lifted,"));
  EXPECT_THAT(csv, HasSubstr("\r\na,2023,2018,opened,0,2,0,0,0,0,3,5,0,0.2500,0.0000,\r\n"));
  EXPECT_THAT(csv,
              HasSubstr("d,2023,2018,failed,,,,,,,,,,,,\"the page, it is \"\"damaged\"\"\"\r\n"));
}

}  // namespace
}  // namespace palimpsest::report
