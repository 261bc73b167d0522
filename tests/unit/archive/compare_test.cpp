#include "archive/compare/compare.hpp"

#include "align/fingerprint.hpp"
#include "archive/compare/page_comparison.hpp"
#include "base/error.hpp"
#include "support/drawn_sheet.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using test::scanned;
using test::Sheet;

// A document of drawn sheets, whose regions all read "revealed words".
class DrawnDocument : public PageSource, public RegionReader {
 public:
  void add(Raster raster) {
    Page page;
    page.number = static_cast<int>(rasters_.size()) + 1;
    page.size = {points(612), points(792)};
    page.fingerprint = align::fingerprint_of(raster);
    pages_.push_back(std::move(page));
    rasters_.push_back(std::move(raster));
  }

  void add_redaction(int number, const PixelBox& box) {
    Redaction redaction;
    redaction.region = to_region(box, Sheet::kDpi);
    redaction.confidence = 0.9;
    page(number).redactions.push_back(redaction);
  }

  [[nodiscard]] Page& page(int number) { return pages_.at(static_cast<std::size_t>(number) - 1); }

  [[nodiscard]] int page_count() const override { return static_cast<int>(rasters_.size()); }

  [[nodiscard]] Raster render_gray(int number, int) override {
    if (!is_drawable) throw Error(ErrorKind::kInput, "the page cannot be drawn");
    ++drawn;
    return rasters_.at(static_cast<std::size_t>(number) - 1);
  }

  [[nodiscard]] RegionReading read_region(int, const Region& region) override {
    return {{{"revealed", region, 95}, {"words", region, 95}}, 0.95};
  }

  [[nodiscard]] Comparand side(std::string_view bytes) {
    return {pages_, *this, *this, sha256_of(bytes)};
  }

  bool is_drawable = true;
  int drawn = 0;

 private:
  std::vector<Page> pages_;
  std::vector<Raster> rasters_;
};

constexpr PixelBox kFourthLine{200, 169, 400, 189};  // over the fourth line

class CompareTest : public testing::Test {
 protected:
  Diff diff() { return compare(before_.side("before"), after_.side("after")); }

  DrawnDocument before_;
  DrawnDocument after_;
};

TEST_F(CompareTest, DoesNotDrawIdenticalBytes) {
  before_.add(Sheet(1).raster());
  before_.add_redaction(1, kFourthLine);
  const Diff diff = compare(before_.side("bytes"), before_.side("bytes"));
  EXPECT_EQ(diff.verdict, Verdict::kIdentical);
  EXPECT_EQ(diff.changes.size(), 1U);
  EXPECT_EQ(before_.drawn, 0);
}

TEST_F(CompareTest, SaysSameOfARescan) {
  before_.add(Sheet(1).raster());
  after_.add(scanned(Sheet(1).raster(), {1, 1.01, 0.1, 0}));
  EXPECT_EQ(diff().verdict, Verdict::kSame);
}

TEST_F(CompareTest, SaysWhereABracketCame) {
  Sheet marked(1);
  marked.fill({70, 110, 73, 250}, 0);
  before_.add(Sheet(1).raster());
  after_.add(scanned(marked.raster(), {0.5, 1, 0.1, 0}));
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kSame);
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].kind, FindingKind::kInkChanged);
}

TEST_F(CompareTest, TakesASettledPairAsItIs) {
  before_.add(Sheet(1, 40).raster());
  after_.add(Sheet(2, 25).raster());
  PageOutcome settled{PageOutcome::Fate::kCompared, {}, {}, {}, {}};
  const Diff outcome =
      compare(before_.side("before"), after_.side("after"), {{1, 1, std::move(settled)}});
  EXPECT_EQ(outcome.verdict, Verdict::kSame);
  EXPECT_EQ(outcome.pages.size(), 1U);
  EXPECT_EQ(before_.drawn, 0);
}

TEST_F(CompareTest, ReadsWhatWasOpened) {
  Sheet hidden(1);
  hidden.fill(kFourthLine, 0);
  before_.add(hidden.raster());
  before_.add_redaction(1, kFourthLine);
  after_.add(scanned(Sheet(1).raster(), {0.5, 1, 0.1, 0}));
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kOpened);
  ASSERT_EQ(outcome.changes.size(), 1U);
  EXPECT_EQ(outcome.changes[0].status, ChangeStatus::kLifted);
  EXPECT_EQ(outcome.changes[0].id, "c1");
}

TEST_F(CompareTest, SaysRepagedOfSwappedPages) {
  before_.add(Sheet(1, 40).raster());
  before_.add(Sheet(2, 25).raster());
  after_.add(Sheet(2, 25).raster());
  after_.add(Sheet(1, 40).raster());
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kRepaged);
  EXPECT_EQ(outcome.pages[0].before->number, 2);
}

TEST_F(CompareTest, SaysRepagedOfAPageThatStandsThereTwice) {
  before_.add(Sheet(1, 40).raster());
  before_.add(Sheet(2, 25).raster());
  for (const std::uint32_t seed : {1U, 1U, 2U})
    after_.add(Sheet(seed, seed == 1 ? 40 : 25).raster());
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kRepaged);
  ASSERT_EQ(outcome.pages.size(), 3U);
  EXPECT_EQ(outcome.pages[2].before->number, 2);
  EXPECT_NE(outcome.pages[0].before.has_value(), outcome.pages[1].before.has_value());
}

TEST_F(CompareTest, TriesPagesWhereTheOrderPutsThemWhateverTheyLookLike) {
  for (DrawnDocument* document : {&before_, &after_}) {
    document->add(Sheet(1, 40).raster());
    document->add(Sheet(2, 25).raster());
  }
  std::swap(after_.page(1).fingerprint, after_.page(2).fingerprint);
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kSame);
  EXPECT_EQ(outcome.pages[0].before->number, 1);
}

TEST_F(CompareTest, OpensAPageThatStandsWhereItsSheetStood) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    before_.add(Sheet(seed, seed == 2 ? 6 : 30).raster());
    after_.add(Sheet(seed == 2 ? 12 : seed, 30).raster());
  }
  before_.add_redaction(2, {0, 0, 850, 1100});
  before_.page(2).redactions[0].kind = RedactionKind::kPage;
  after_.page(2).lines = {{{"revealed", {}, 90}}, {{"page", {}, 90}}};
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kOpened);
  ASSERT_EQ(outcome.changes.size(), 1U);
  EXPECT_EQ(outcome.changes[0].status, ChangeStatus::kLifted);
  EXPECT_EQ(outcome.changes[0].text, "revealed page");
  EXPECT_EQ(outcome.changes[0].place->page, 2);
}

TEST_F(CompareTest, ClosesAPageThatGaveWayToASheetWhereItWasWithheldInPart) {
  before_.add(Sheet(1, 30).raster());
  before_.add_redaction(1, kFourthLine);
  after_.add(Sheet(9, 6).raster());
  after_.add_redaction(1, {0, 0, 850, 1100});
  after_.page(1).redactions[0].kind = RedactionKind::kPage;
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kClosed);
  ASSERT_EQ(outcome.changes.size(), 1U);
  EXPECT_EQ(outcome.changes[0].status, ChangeStatus::kGrown);
}

TEST_F(CompareTest, KeepsRedactionsOfPagesWithoutAPartnerApart) {
  before_.add(Sheet(1).raster());
  after_.add(Sheet(1).raster());
  after_.add(Sheet(9, 15).raster());
  after_.add_redaction(2, kFourthLine);
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kRepaged);
  ASSERT_EQ(outcome.unpaired.size(), 1U);
  EXPECT_EQ(outcome.unpaired[0].side, Side::kAfter);
}

TEST_F(CompareTest, DoesNotSayRepagedOfACoverSheetThatCame) {
  before_.add(Sheet(1).raster());
  after_.add(Sheet(9, 15).raster());
  after_.add(Sheet(1).raster());
  const Region place{points(72), points(200), points(300), points(212)};
  after_.page(1).lines = {{{"DOCUMENT", place, 95}, {"COVER", place, 95}, {"SHEET", place, 95}}};
  const Diff outcome = diff();
  EXPECT_EQ(outcome.pages.size(), 2U);
  EXPECT_EQ(outcome.verdict, Verdict::kSame);
}

TEST_F(CompareTest, NeverSaysSameOfAPageThatCannotBeDrawn) {
  before_.add(Sheet(1).raster());
  after_.add(Sheet(1).raster());
  after_.is_drawable = false;
  const Diff outcome = diff();
  EXPECT_EQ(outcome.verdict, Verdict::kUndecided);
  EXPECT_EQ(outcome.findings.size(), 1U);
}

TEST_F(CompareTest, NeverSaysSameOfAPageThatCouldNotBeRead) {
  before_.add(Sheet(1).raster());
  after_.add(Sheet(1).raster());
  after_.page(1).findings.push_back({FindingKind::kTimeout, "took too long", 1, std::nullopt, 0});
  EXPECT_EQ(diff().verdict, Verdict::kUndecided);
}

TEST_F(CompareTest, SaysSameOfBlankPages) {
  before_.add(Sheet(1, 0).raster());
  after_.add(Sheet(1, 0).raster());
  EXPECT_EQ(diff().verdict, Verdict::kSame);
}

TEST_F(CompareTest, NeverSaysSameOfPagesThatCannotBeRegistered) {
  before_.add(Sheet(1).raster());
  after_.add(Sheet(2).raster());
  EXPECT_NE(diff().verdict, Verdict::kSame);
}

}  // namespace
}  // namespace palimpsest::archive
