#include "report/html/report_html.hpp"

#include "report/report_csv.hpp"
#include "report/report_markdown.hpp"
#include "report/search_text.hpp"
#include "unit/report/html/lifted_change.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using test::kLetter;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kAttack =
    "<img src=x onerror=\"alert('&')\"></script><script>alert(1)</script>";
const DocumentId kDocument("124-10180-10295");

DiffView opened_view(Change change) {
  DiffView view;
  view.before = "124-10180-10295@2018";
  view.after = "124-10180-10295@2023";
  view.diff.verdict = Verdict::kOpened;
  const PageReference page{1, kLetter};
  view.diff.pages = {{page, page}};
  view.diff.changes = {std::move(change)};
  view.crops.resize(1);
  const Picture picture{PictureFormat::kPng, 850, 1100, "pixels"};
  view.pairs.push_back({PageShown{page, picture, {}}, PageShown{page, picture, {}}, PageMap{}});
  return view;
}

HeldRevision held(const std::string& folder) {
  HeldRevision revision{
      {kDocument, RevisionFolder(folder), {}, {}, {digests_of(folder), 3, "", "", {}}, {}, {}, {}},
      {release_of(RevisionFolder(folder)), "NARA", "", "", "", EdtfDate::parse(folder)},
      "originals/x",
      Event{}};
  revision.import->time = Instant::parse("2024-01-02T03:04:05Z").value();
  revision.import->agent = "A. Reader";
  return revision;
}

ReportView report_of(Change change) {
  ReportedDocument document{
      kDocument.text(),
      HeldDocument{{kDocument, {"docid:32174879"}}, {held("2018"), held("2023")}, {}}};
  document.held->document.metadata = {{"title", "MEMO ON A STATION", {}, {}}};
  DiffTotals totals;
  totals.lifted = 1;
  totals.all.opened = {1, 2, 0.01};
  document.steps = {{"2018", Verdict::kFirst, {}}, {"2023", Verdict::kOpened, totals}};
  document.view = opened_view(std::move(change));
  return {"Palimpsest 0.1.0", std::string(32, 'e'), "2026-11-29", std::nullopt, {document}};
}

std::string with_attack_everywhere(bool is_release) {
  ReportView report = report_of(lifted(kAttack));
  ReportedDocument& document = report.documents[0];
  document.name = kAttack;
  document.held->document.aliases = {kAttack};
  document.held->document.metadata = {{"title", kAttack, {}, {}}, {"from", kAttack, {}, {}}};
  for (HeldRevision& revision : document.held->revisions) {
    revision.release.agency = revision.release.source = kAttack;
    revision.import->agent = kAttack;
    revision.revision.claimed.file_name = revision.revision.claimed.source_url = kAttack;
    revision.revision.observed.digests.sha512 = kAttack;
    revision.revision.evidence = {
        {EvidenceKind::kHttpHeaders, sha256_of("x"), 1, kAttack, kAttack, {}}};
  }
  document.held->diffs.diffs = {{{}, {}, Verdict::kOpened, kAttack, sha256_of("y"), kAttack}};
  document.steps[0].folder = kAttack;
  document.files = {{kAttack, sha256_of("z"), 7}};
  document.view.before = document.view.after = kAttack;
  document.view.diff.findings = {{FindingKind::kLowConfidence, kAttack, 1, std::nullopt, 0}};
  report.software = report.archive = report.made = kAttack;
  if (is_release) {
    report.release =
        ReportedRelease{kAttack, {{kDocument, kAttack, kAttack, std::nullopt, {}, kAttack}}};
  }
  return report_html(report);
}

TEST(ReportHtml, EscapesEveryText) {
  for (const bool is_release : {false, true}) {
    const std::string text = with_attack_everywhere(is_release);
    EXPECT_THAT(text, Not(HasSubstr("<img src=x")));
    EXPECT_THAT(text, Not(HasSubstr("onerror=\"")));
    EXPECT_THAT(text, Not(HasSubstr("<script>alert")));
    EXPECT_EQ(text.find("<script>"), text.rfind("<script>"));
  }
}

TEST(ReportHtml, RunsItsOwnScriptOnlyAndAsksNothingOfTheNetwork) {
  const std::string text = report_html(report_of(lifted("Special Adviser")));
  EXPECT_THAT(text, HasSubstr("default-src 'none'; img-src data:; style-src 'sha256-"));
  EXPECT_THAT(text, HasSubstr("script-src 'sha256-"));
  for (const char* part : {"http:", "https:", " style=", "unsafe", "@import", "url(", "eval(",
                           "innerHTML", "onclick"}) {
    EXPECT_THAT(text, Not(HasSubstr(part))) << part;
  }
}

TEST(ReportHtml, SaysHowToCiteEachFile) {
  const std::string text = report_html(report_of(lifted("x")));
  EXPECT_THAT(
      text,
      HasSubstr(
          "<bdi>\u201cMEMO ON A STATION\u201d, 124-10180-10295; release 2018 (NARA); SHA-256 " +
          sha256_of("2018").hex() + "; Palimpsest archive " + std::string(32, 'e') + ".</bdi>"));
  EXPECT_THAT(text, HasSubstr("2024-01-02T03:04:05Z by A. Reader"));
}

TEST(ReportHtml, ShowsAllReleasesAndMarksThoseCompared) {
  ReportView report = report_of(lifted("x"));
  report.documents[0].steps.push_back({"2025", Verdict::kSame, {}});
  const std::string text = report_html(report);
  EXPECT_THAT(text, HasSubstr("<li class=\"verdict-first shown\">"));
  EXPECT_THAT(text, HasSubstr("<li class=\"verdict-opened shown\">"));
  EXPECT_THAT(text, HasSubstr("<li class=\"verdict-same\">"));
  EXPECT_THAT(text, HasSubstr("opened 1 place, 2 words"));
}

TEST(ReportHtml, SaysNoDayTwiceThatAReleaseIsNamedBy) {
  ReportView report = report_of(lifted("x"));
  EXPECT_THAT(report_html(report), HasSubstr("\"when\">NARA<"));
  report.documents[0].held->revisions[0].release.date = EdtfDate::parse("2018-04-26");
  EXPECT_THAT(report_html(report), HasSubstr("\"when\">2018-04-26, NARA<"));
}

TEST(ReportHtml, NamesEveryPaneByItsPage) {
  const std::string text = report_html(report_of(lifted("x")));
  EXPECT_THAT(text,
              HasSubstr("role=\"region\" aria-label=\"earlier: 124-10180-10295@2018, page 1\""));
  EXPECT_THAT(text,
              HasSubstr("role=\"region\" aria-label=\"later: 124-10180-10295@2023, page 1\""));
}

TEST(ReportHtml, GivesEveryElementItsOwnIdAndEveryLinkATarget) {
  ReportView report = report_of(lifted("x"));
  report.release = ReportedRelease{"2023", {{kDocument, "2023", "2018", Verdict::kOpened, {}, ""}}};
  report.documents.push_back(report.documents[0]);
  report.documents[0].view.prefix = "d1-";
  report.documents[1].view.prefix = "d2-";
  const std::string text = report_html(report);
  std::set<std::string> ids;
  for (std::size_t at = 0; (at = text.find(" id=\"", at)) != std::string::npos;) {
    at += 5;
    EXPECT_TRUE(ids.insert(text.substr(at, text.find('"', at) - at)).second);
  }
  for (std::size_t at = 0; (at = text.find(" href=\"#", at)) != std::string::npos;) {
    at += 8;
    EXPECT_EQ(ids.count(text.substr(at, text.find('"', at) - at)), 1u) << text.substr(at, 30);
  }
}

TEST(Report, LeavesPersonalTextOutOfEveryForm) {
  ReportView report = report_of(lifted("Gustav Larsson", true));
  for (const std::string& text :
       {report_html(report), report_markdown(report), report_csv(report)}) {
    EXPECT_THAT(text, Not(HasSubstr("Larsson")));
  }
  report.documents[0].view.shows_personal = true;
  for (const std::string& text :
       {report_html(report), report_markdown(report), report_csv(report)}) {
    EXPECT_THAT(text, HasSubstr("Larsson"));
  }
}

TEST(ReportMarkdown, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(markdown_text("a*b_[c](d) <i>&|\n# e"), "a\\*b\\_\\[c\\]\\(d\\) \\<i\\>\\&\\|?\\# e");
  const std::string text = report_markdown(report_of(lifted("Adviser <b>|")));
  EXPECT_THAT(text, HasSubstr("    > Adviser \\<b\\>\\|\n"));
  EXPECT_THAT(text, HasSubstr("| 2018 |"));
  EXPECT_THAT(text, HasSubstr("SHA\\-256 " + sha256_of("2023").hex()));
}

TEST(ReportCsv, GivesPlacesAndDigestsOfEachChange) {
  const std::string text = report_csv(report_of(lifted("Special, Adviser")));
  EXPECT_THAT(
      text,
      HasSubstr("124-10180-10295,124-10180-10295@2018,124-10180-10295@2023,c1,lifted,(b)(1),"));
  EXPECT_THAT(text,
              HasSubstr("\"Special, Adviser\",no,0.9300,1,100,200,300,212,1,100,200,300,212," +
                        sha256_of("2018").hex() + "," + sha256_of("2023").hex()));
}

TEST(SearchText, KeepsControlCharactersOfDocumentsFromTheTerminal) {
  SearchHit hit{DocumentId("A"), "title\033[31m", false};
  hit.release = "2018";
  hit.page = 2;
  hit.regions = {kLiftedBox};
  hit.snippet = {{"word \033]0;x\007", false}, {"Baker", true}};
  hit.pages = 3;
  hit.releases = {"2018", "2019"};
  const std::string text =
      search_text({"baker", SearchedText::kPages, {hit}, 4, 9}, Style(Coloring::kPlain));
  EXPECT_THAT(text, Not(HasSubstr("\033")));
  EXPECT_THAT(text, HasSubstr("A@2018/2  [100, 200, 300, 212]\n"));
  EXPECT_THAT(text, HasSubstr("and 2 more pages, in 2018, 2019\n"));
  EXPECT_THAT(text, HasSubstr("4 documents, 9 pages; the first 1 are shown\n"));
}

}  // namespace
}  // namespace palimpsest::report
