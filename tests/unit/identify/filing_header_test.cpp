#include "identify/filing_header.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

TEST(IsFilingHeader, KnowsThoseOfDistrictAndAppealsCourts) {
  for (const char* line : {
           "Case 1:22-cv-01234-ABC Document 12-3 Filed 05/04/22 Page 3 of 40",
           "Case: 1:17-cv-00144 Document #: 56 Filed: 01/02/18 Page 1 of 9 PageID #:701",
           "Case 9:22-mj-08332-BER Document 102-1 Entered on FLSD Docket 08/26/2022 Page 4 of 38",
           "USCA Case #21-5031 Document #1893456 Filed: 04/08/2021 Page 3 of 40",
           "case 2:19-cr-00123 ECF No. 12",
       }) {
    EXPECT_TRUE(is_filing_header(line)) << line;
  }
}

TEST(IsFilingHeader, TakesNothingElseForOne) {
  for (const char* line :
       {"", "Case No. F-2014-20439 Doc No. C05761234", "In case 12 men arrive, page 3 of the plan",
        "UNCLASSIFIED U.S. Department of State Case No. F-2014-20439", "Document 12-3 Filed",
        "the case of 1962-1963 files"}) {
    EXPECT_FALSE(is_filing_header(line)) << line;
  }
}

}  // namespace
}  // namespace palimpsest::identify
