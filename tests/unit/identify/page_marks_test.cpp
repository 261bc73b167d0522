#include "identify/page_marks.hpp"

#include "support/letter.hpp"

#include <sstream>

#include <gmock/gmock.h>

namespace palimpsest::identify {
namespace {

using test::kLetter;

Line spaced_line_at(double top, const std::string& text) {
  Line line;
  std::istringstream words(text);
  double left = 80;
  for (std::string word; words >> word; left += 60) {
    line.push_back({word, {points(left), points(top), points(left + 50), points(top + 10)}, 90});
  }
  return line;
}

std::vector<MarkKind> kinds_at(double top, const std::string& text) {
  std::vector<MarkKind> kinds;
  for (const PageMark& mark : find_page_marks({spaced_line_at(top, text)}, kLetter).marks) {
    kinds.push_back(mark.kind);
  }
  return kinds;
}

struct MarkedForm {
  double top;  // points
  const char* text;
  MarkKind kind;
};

class PageMarksTest : public testing::TestWithParam<MarkedForm> {};

TEST_P(PageMarksTest, KnowsTheForm) {
  EXPECT_THAT(kinds_at(GetParam().top, GetParam().text), testing::ElementsAre(GetParam().kind));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PageMarksTest,
    testing::Values(
        MarkedForm{
            400,
            "2022 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992",
            MarkKind::kReleaseStamp},
        MarkedForm{
            300, "Released under the John F. Kennedy Assassination Records Collection Act of 1992",
            MarkKind::kReleaseStamp},
        MarkedForm{760, "NW 50955 DocId:32423526 Page 4", MarkKind::kReleaseFooter},
        MarkedForm{760, "HW 50955 Docld:32423526 Page 4", MarkKind::kReleaseFooter},
        MarkedForm{20, "Approved For Release 2003/08/13 : CIA-RDP84B00890R000500030001-1",
                   MarkKind::kReleaseStamp},
        MarkedForm{60, "Declassified in Part - Sanitized Copy Approved for Release 2014/01/23",
                   MarkKind::kReleaseStamp},
        MarkedForm{40,
                   "UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05758461",
                   MarkKind::kReleaseStamp},
        MarkedForm{300, "RELEASE IN PART B1,1.4(B),1.4(D)", MarkKind::kReleaseStamp},
        MarkedForm{40, "CIA-RDP93B01194R001000180001-1", MarkKind::kDocumentNumber},
        MarkedForm{750, "STATE-SCB0045629", MarkKind::kDocumentNumber},
        MarkedForm{300, "TOP SECRET//SI//NOFORN", MarkKind::kClassification},
        MarkedForm{300, "S E C R E T", MarkKind::kClassification},
        MarkedForm{740, "- 12 -", MarkKind::kPageNumber},
        MarkedForm{15, "smudged line", MarkKind::kMargin}));

TEST(FindPageMarks, LeavesTextOfThePaperAlone) {
  EXPECT_THAT(kinds_at(300, "The Ambassador kept the secret under the existing agreement"),
              testing::IsEmpty());
  EXPECT_THAT(kinds_at(300, "12"), testing::IsEmpty());
  EXPECT_THAT(kinds_at(100, "The release of the prisoners was approved"), testing::IsEmpty());
}

TEST(FindPageMarks, GivesTheFieldsOfARecordForm) {
  const PageMarks found = find_page_marks(
      {spaced_line_at(100, "AGENCY : CIA"), spaced_line_at(120, "RECORD NUMBER : 104-10004-10156"),
       spaced_line_at(140, "AGENCY FILE NUMBER : 201-289248"),
       spaced_line_at(160, "CURRENT STATUS : Redact")},
      kLetter);
  EXPECT_TRUE(found.is_form);
  ASSERT_THAT(found.marks, testing::SizeIs(4));
  EXPECT_EQ(found.marks[3].kind, MarkKind::kFormField);
  EXPECT_EQ(found.marks[3].name, "CURRENT STATUS");
  EXPECT_EQ(found.marks[3].text, "Redact");
}

TEST(FindPageMarks, TakesAMemorandumForNoForm) {
  EXPECT_FALSE(
      find_page_marks({spaced_line_at(100, "TO : Director"), spaced_line_at(120, "FROM : Legat"),
                       spaced_line_at(140, "SUBJECT : Title"), spaced_line_at(160, "DATE : May 5")},
                      kLetter)
          .is_form);
}

TEST(ClassificationRank, OrdersMarkings) {
  EXPECT_GT(classification_rank("TOP SECRET//SI"), classification_rank("S E C R E T"));
  EXPECT_GT(classification_rank("CONFIDENTIAL"), classification_rank("UNCLASSIFIED"));
  EXPECT_EQ(classification_rank("EYES ONLY"), 0);
}

}  // namespace
}  // namespace palimpsest::identify
