#include "identify/printed_page_number.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

using Found = std::optional<PrintedPageNumber>;

TEST(PrintedPageNumber, StandsInFootersAndHeaders) {
  EXPECT_EQ(printed_page_number("The harbor.\nNW 50955 DocId:32423526 Page 4\n"),
            Found({4, 0, true}));
  EXPECT_EQ(printed_page_number("The harbor.\nHW 50955 Docld: 32423526  Page 14\n"),
            Found({14, 0, true}));
  EXPECT_EQ(printed_page_number("Page 3 of 20\nThe harbor was measured.\n"), Found({3, 20, true}));
  EXPECT_EQ(printed_page_number("The harbor.\n- 2 of 5 -\n"), Found({2, 5, true}));
  EXPECT_EQ(printed_page_number("The harbor.\nPage 7\n"), Found({7, 0, false}));
}

TEST(PrintedPageNumber, IsNoneOfRunningText) {
  EXPECT_EQ(printed_page_number("a\nb\nc\nas page 3 of 20 tells\nd\ne\nf\n"), Found());
  EXPECT_EQ(printed_page_number("he spent 2 of 5 days there\n"), Found());
  EXPECT_EQ(printed_page_number("PAGE : 1\n"), Found());
  EXPECT_EQ(printed_page_number("Page 21 of 20\n"), Found());
  EXPECT_EQ(printed_page_number(""), Found());
}

}  // namespace
}  // namespace palimpsest::identify
