#include "archive/forms/item_match.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

WithheldItem an_item() { return {"CABLE ON A VISIT", EdtfDate::parse("1963-11-26"), 3}; }

ItemCandidate with_form(const std::string& title, const char* date, int pages) {
  ItemCandidate file;
  file.form = {title, EdtfDate::parse(date), pages};
  file.has_form = true;
  file.page_count = pages + 1;
  return file;
}

ItemCandidate with_text(const std::string& text, int pages) {
  ItemCandidate file;
  file.first_text = text;
  file.first_words = telling_words(text);
  file.page_count = pages;
  file.released = EdtfDate::parse("2015");
  return file;
}

TEST(MatchItem, IsSureWhereTitleDateAndPagesFit) {
  EXPECT_EQ(match_item(an_item(), with_form("CABLE 0N A V1SIT", "1963-11-26", 3)).fit,
            ItemFit::kSure);
}

TEST(MatchItem, DoubtsWhereOneOfThemDiffersAndSaysWhich) {
  const ItemMatch other_pages =
      match_item(an_item(), with_form("CABLE ON A VISIT", "1963-11-26", 5));
  EXPECT_EQ(other_pages.fit, ItemFit::kDoubtful);
  EXPECT_EQ(other_pages.reason, "the title fits, the date fits, and it has 5 pages instead of 3");
  EXPECT_EQ(match_item(an_item(), with_form("CABLE ON A VISIT", "1964-01-02", 3)).fit,
            ItemFit::kDoubtful);
}

TEST(MatchItem, TakesNoOtherTitleAndNoneThatBothDiffer) {
  EXPECT_EQ(match_item(an_item(), with_form("LETTER TO A FRIEND", "1963-11-26", 3)).fit,
            ItemFit::kNone);
  EXPECT_EQ(match_item(an_item(), with_form("CABLE ON A VISIT", "1964-01-02", 5)).fit,
            ItemFit::kNone);
}

TEST(MatchItem, LetsATitleOfOneWordProveNothing) {
  WithheldItem memo{"MEMO", EdtfDate::parse("1963-11-26"), 3};
  EXPECT_EQ(match_item(memo, with_form("MEMO", "1963-11-26", 3)).fit, ItemFit::kNone);
}

TEST(MatchItem, FindsTitleAndDateInTheTextOfAFileWithoutAForm) {
  const WithheldItem item{"Survey of the harbor of Portville", EdtfDate::parse("1963-11-26"), 2};
  const std::string text =
      "Memorandum of November 26, 1963.\nThe survey of the harbor\nof Portville";
  EXPECT_EQ(match_item(item, with_text(text, 2)).fit, ItemFit::kSure);
  EXPECT_EQ(match_item(item, with_text(text, 4)).fit, ItemFit::kDoubtful);
  EXPECT_EQ(match_item(item, with_text("The survey of the office", 2)).fit, ItemFit::kNone);
}

TEST(MatchItem, DoubtsWithoutADay) {
  for (const char* date : {"1963-11", "1963", "1963-11-26~"}) {
    WithheldItem item = an_item();
    item.date = EdtfDate::parse(date);
    EXPECT_EQ(match_item(item, with_form("CABLE ON A VISIT", date, 3)).fit, ItemFit::kDoubtful)
        << date;
  }
}

TEST(MatchItem, DoubtsWhereAShortTitleStandsInRunningText) {
  const WithheldItem item{"Letter from Larsson", EdtfDate::parse("1963-11-26"), 2};
  const std::string text = "26 November 1963. A letter came from Mr. Larsson.";
  EXPECT_EQ(match_item(item, with_text(text, 2)).fit, ItemFit::kDoubtful);
  EXPECT_EQ(match_item(item, with_form("LETTER FROM LARSSON", "1963-11-26", 2)).fit,
            ItemFit::kSure);
}

TEST(ItemOf, LeavesOutWhatSheetsNoteBehindATitle) {
  Document document{DocumentId("folder-item-1"), {}};
  (void)add_fact(document, {"title", "Cable on a visit (2 pages) [partial]", {}, {}});
  EXPECT_EQ(item_of(document).title, "Cable on a visit");
  Document other{DocumentId("folder-item-2"), {}};
  (void)add_fact(other, {"title", "Cable on a visit (draft)", {}, {}});
  EXPECT_EQ(item_of(other).title, "Cable on a visit (draft)");
}

TEST(ShowsDate, ReadsTheFormsInWhichPagesWriteIt) {
  const EdtfDate day = *EdtfDate::parse("1963-11-26");
  const auto released = EdtfDate::parse("2015");
  EXPECT_TRUE(shows_date("on 26 November 1963, he", day, released));
  EXPECT_TRUE(shows_date("dated 11/26/63.", day, released));
  EXPECT_FALSE(shows_date("dated 11/26/63.", day, std::nullopt));
  EXPECT_FALSE(shows_date("on 27 November 1963", day, released));
}

}  // namespace
}  // namespace palimpsest::archive
