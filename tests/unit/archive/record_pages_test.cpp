#include "archive/import/record_pages.hpp"

#include "archive/import/import_plan.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

using Found = std::optional<RecordPages>;

std::string page(const std::string& footer) { return "The harbor was measured.\n" + footer + "\n"; }

TEST(RecordPages, CountOnFromTheNumberOfTheFirstPage) {
  EXPECT_EQ(
      record_pages(std::vector{page("Page 4 of 9"), page("Page 5 of 9"), page("Page 6 of 9")}),
      (Found({{4, 6}, 9})));
  EXPECT_EQ(record_pages(std::vector{page("NW 50955 DocId:32423526 Page 4")}),
            (Found({{4, 4}, 0})));
}

TEST(RecordPages, AreToldWhereAPageWasNotRead) {
  EXPECT_EQ(record_pages(std::vector{page("Page 4 of 9"), page(""), page("Page 6 of 9")}),
            (Found({{4, 6}, 9})));
}

TEST(RecordPages, AreNotToldByFewOrByNumbersThatDoNotCountOn) {
  EXPECT_EQ(record_pages(std::vector{page("Page 4 of 9"), page(""), page("")}), Found());
  EXPECT_EQ(
      record_pages(std::vector{page("Page 1 of 2"), page("Page 2 of 2"), page("Page 1 of 3")}),
      Found());
  EXPECT_EQ(record_pages(std::vector{page("Page 2")}), Found());
  EXPECT_EQ(record_pages(std::vector{page("Page 2"), page("Page 3"), page("Page 4")}),
            (Found({{2, 4}, 0})));
  EXPECT_EQ(record_pages(std::vector<std::string>{}), Found());
}

TEST(RecordPages, HaveTheTotalThatMostOfThemTell) {
  EXPECT_EQ(
      record_pages(std::vector{page("Page 1 of 9"), page("Page 2 of 3"), page("Page 3 of 9")}),
      (Found({{1, 3}, 9})));
  EXPECT_EQ(
      record_pages(std::vector{page("Page 1 of 2"), page("Page 2 of 2"), page("Page 3 of 3")}),
      (Found({{1, 3}, 3})));
}

Revision file_with(Found pages) {
  return {DocumentId("d"),
          RevisionFolder("r"),
          {},
          {},
          {{*Sha256::parse(std::string(64, 'a')), "", 0}, 1, "", "", {}},
          {},
          {},
          {},
          {},
          {},
          pages};
}

TEST(PagesFollow, WhereNoTwoFilesNumberTheSamePages) {
  const auto file = [](int first, int last, int of = 0) {
    return file_with(RecordPages{{first, last}, of});
  };
  EXPECT_TRUE(pages_follow({file(4, 6), file(1, 3), file(8, 9)}));
  EXPECT_FALSE(pages_follow({file(1, 3), file(3, 4)}));
  EXPECT_FALSE(pages_follow({file(1, 3), file_with(Found())}));
}

TEST(PagesFollow, WhereNoTwoFilesTellAnotherTotal) {
  const auto file = [](int page, int of) { return file_with(RecordPages{{page, page}, of}); };
  EXPECT_FALSE(pages_follow({file(1, 3), file(2, 5)}));
  EXPECT_FALSE(pages_follow({file(1, 3), file(2, 0), file(3, 5)}));
  EXPECT_TRUE(pages_follow({file(1, 3), file(2, 0), file(3, 3)}));
}

}  // namespace
}  // namespace palimpsest::archive
