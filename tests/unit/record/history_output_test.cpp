#include "record/history_output.hpp"

#include "record/schema_check.hpp"
#include "sample_values.hpp"
#include "support/golden.hpp"

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

TEST(HistoryOutput, OfADocumentIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/history.json", history_to_json(test::sample_history()));
}

TEST(HistoryOutput, OfATimelineIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/timeline.json", timeline_to_json(test::sample_timeline()));
}

TEST(HistoryOutput, OfAReleaseIsOneLineADocumentAndASum) {
  const ReleaseRow row = test::sample_release_row();
  const ReleaseRow failed{row.document, "2023-06-27", std::nullopt, std::nullopt, {}, "damaged"};
  expect_golden(PALIMPSEST_EXAMPLES "/release_diff.json", release_row_line(row) + "\n");
  expect_golden(PALIMPSEST_EXAMPLES "/release_diff-failed.json", release_row_line(failed) + "\n");
  expect_golden(PALIMPSEST_EXAMPLES "/release_diff-sum.json",
                release_totals_line({row, failed}) + "\n");
}

}  // namespace
}  // namespace palimpsest::record
