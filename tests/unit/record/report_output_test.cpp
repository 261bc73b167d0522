#include "record/report_output.hpp"

#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

TEST(ReportOutput, IsTheExample) {
  const ReportOutcome outcome{"104-00000-00000.html",
                              ReportFormat::kHtml,
                              482133,
                              {{"104-00000-00000", "104-00000-00000@2018-04-26",
                                "104-00000-00000@2023-06-27", Verdict::kOpened, 2}},
                              1};
  test::expect_golden(PALIMPSEST_EXAMPLES "/report.json", report_to_json(outcome));
}

}  // namespace
}  // namespace palimpsest::record
