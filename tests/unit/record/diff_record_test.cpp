#include "record/diff_record.hpp"

#include "base/error.hpp"
#include "sample_values.hpp"
#include "support/golden.hpp"

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

TEST(DiffRecord, ComesBackWithEveryOptionalPart) {
  EXPECT_EQ(parse_diff(diff_to_json(test::sample_diff())), test::sample_diff());
}

TEST(DiffRecord, ComesBackFromOneLine) {
  const std::string line = diff_to_json_line(test::sample_diff());
  EXPECT_THAT(line, ::testing::Not(::testing::HasSubstr("\n")));
  EXPECT_EQ(parse_diff(line), test::sample_diff());
}

TEST(DiffRecord, ComesBackWithNothingInIt) {
  const Diff diff;
  EXPECT_EQ(parse_diff(diff_to_json(diff)), diff);
  test::expect_golden(PALIMPSEST_GOLDEN "/diff_identical.json", diff_to_json(diff));
}

TEST(DiffRecord, ReadsTextChangesOfEarlierRecords) {
  const Diff diff = parse_diff(
      R"({"verdict": "altered", "pages": [], "redactions": [], "unpaired": [], "findings": [],
          "text_changes": [{"before": {"page": 1, "region": [1, 2, 3, 4]},
                            "after": {"page": 1, "region": [1, 2, 3, 4]},
                            "text_before": "Adviser", "text_after": "Advisor"}]})");
  ASSERT_THAT(diff.text_changes, ::testing::SizeIs(1));
  EXPECT_EQ(diff.text_changes[0].crop_after, diff.text_changes[0].after.region);
}

TEST(DiffRecord, IsTheExample) {
  test::expect_golden(PALIMPSEST_EXAMPLES "/diff.json", diff_to_json(test::sample_diff()));
}

TEST(KeptDiffRecord, ComesBackWithWhatItRestsOn) {
  const KeptDiff kept = test::sample_kept_diff();
  EXPECT_EQ(parse_kept_diff(kept_diff_to_json(kept)), kept);
  test::expect_golden(PALIMPSEST_EXAMPLES "/diff-kept.json", kept_diff_to_json(kept));
}

TEST(KeptDiffRecord, IsRefusedWhenItDoesNotSayWhatItRestsOn) {
  EXPECT_THROW(static_cast<void>(parse_kept_diff(diff_to_json(test::sample_diff()))), Error);
}

}  // namespace
}  // namespace palimpsest::record
