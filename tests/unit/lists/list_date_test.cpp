#include "lists/list_date.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::lists {
namespace {

std::string edtf(const std::string& text, const DateForm& form = {}) {
  const auto date = date_of({text, false}, form);
  return date ? date->text() : "none";
}

TEST(ListDate, ReadsTheFormsOfListsOfAllYears) {
  EXPECT_EQ(edtf("12/15/2021"), "2021-12-15");
  EXPECT_EQ(edtf("8/5/1963"), "1963-08-05");
  EXPECT_EQ(edtf("2021-12-15"), "2021-12-15");
  EXPECT_EQ(edtf("2021-12-15 00:00:00"), "2021-12-15");
  EXPECT_EQ(edtf("2021-12-15T10:30:00Z"), "2021-12-15");
  EXPECT_EQ(edtf("2021/12"), "2021-12");
  EXPECT_EQ(edtf("15 Dec 2021"), "2021-12-15");
  EXPECT_EQ(edtf("December 15, 2021"), "2021-12-15");
  EXPECT_EQ(edtf("Nov 1963"), "1963-11");
  EXPECT_EQ(edtf("20211215"), "2021-12-15");
  EXPECT_EQ(edtf("1963"), "1963");
  EXPECT_EQ(edtf("1999~"), "1999~");
}

TEST(ListDate, NeverInventsADayOrAMonth) {
  EXPECT_EQ(edtf("06/00/1975"), "1975-06");
  EXPECT_EQ(edtf("8/00/1963"), "1963-08");
  EXPECT_EQ(edtf("00/00/1975"), "1975");
  EXPECT_EQ(edtf("08/10/0000"), "XXXX-08-10");
}

TEST(ListDate, KnowsHowListsWriteUnknown) {
  EXPECT_EQ(edtf("01/01/0000"), "none");
  EXPECT_EQ(edtf("00/00/0000"), "none");
  EXPECT_EQ(edtf("0000-00-00"), "none");
  EXPECT_EQ(edtf(""), "none");
}

TEST(ListDate, RefusesWhatNoCalendarHas) {
  EXPECT_EQ(edtf("02/30/1963"), "none");
  EXPECT_EQ(edtf("13/13/1963"), "none");
  EXPECT_EQ(edtf("02/29/1963"), "none");
  EXPECT_EQ(edtf("02/29/1964"), "1964-02-29");
  EXPECT_EQ(edtf("00/12/1963"), "none");
}

TEST(ListDate, DoesNotGuessTheCentury) { EXPECT_EQ(edtf("11/22/63"), "none"); }

TEST(ListDate, CountsTheDaysOfSpreadsheets) {
  EXPECT_EQ(edtf("44545"), "2021-12-15");
  EXPECT_EQ(edtf("23462"), "1964-03-26");
  EXPECT_EQ(edtf("44545.75"), "2021-12-15");
  EXPECT_EQ(edtf("59"), "1900-02-28");
  EXPECT_EQ(edtf("61"), "1900-03-01");
  EXPECT_EQ(edtf("43083", {DayOrder::kMonthFirst, true}), "2021-12-15");
}

TEST(ListDate, TakesTheOrderOfTheListOnlyWhereBothAreMeant) {
  const DateForm day_first{DayOrder::kDayFirst, false};
  EXPECT_EQ(edtf("03/04/1963"), "1963-03-04");
  EXPECT_EQ(edtf("03/04/1963", day_first), "1963-04-03");
  EXPECT_EQ(edtf("25.12.1963"), "1963-12-25");
  EXPECT_EQ(edtf("12/25/1963", day_first), "1963-12-25");
  EXPECT_EQ(order_shown_by("12/25/1963"), DayOrder::kMonthFirst);
  EXPECT_EQ(order_shown_by("25/12/1963"), DayOrder::kDayFirst);
  EXPECT_EQ(order_shown_by("03/04/1963"), std::nullopt);
}

TEST(ListDate, TellsDatesFromOtherNumbersAndTexts) {
  EXPECT_TRUE(is_date_form("00/00/0000"));
  EXPECT_FALSE(is_date_form("104-10001-10008"));
  EXPECT_FALSE(is_date_form("55-05-09"));
  EXPECT_FALSE(is_date_form("MEMO OF 12 DEC"));
  EXPECT_TRUE(is_day_number({"44545", true}));
  EXPECT_FALSE(is_day_number({"1963", true}));
  EXPECT_FALSE(is_day_number({"80T01357A", false}));
}

}  // namespace
}  // namespace palimpsest::lists
