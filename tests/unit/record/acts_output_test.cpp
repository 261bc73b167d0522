#include "record/acts_output.hpp"

#include "base/error.hpp"
#include "record/removal_record.hpp"
#include "sample_values.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

TEST(ActsOutput, OfRepairIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/repair.json", repair_to_json(test::sample_repair()));
}

TEST(ActsOutput, OfRemoveIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/remove.json",
                removal_outcome_to_json({test::sample_removal(),
                                         CommitId(std::string(40, '1')),
                                         {sha256_of("another")},
                                         {"104-00000-00001@2023-06-27"}}));
}

TEST(ActsOutput, OfScrubIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/scrub.json", scrub_to_json(test::sample_scrub()));
}

TEST(RemovalRecord, IsTheExampleAndReadsBack) {
  const std::string text = removal_to_json(test::sample_removal());
  expect_golden(PALIMPSEST_EXAMPLES "/removal.json", text);
  EXPECT_EQ(parse_removal(text), test::sample_removal());
}

TEST(RemovalRecord, OfAWholeDocumentNamesNoRevision) {
  Removal removal = test::sample_removal();
  removal.folder.reset();
  removal.pages.reset();
  EXPECT_EQ(parse_removal(removal_to_json(removal)), removal);
}

TEST(RemovalRecord, RefusesARowThatEndsBeforeItBegins) {
  Removal removal = test::sample_removal();
  removal.entries.front().last = 3;
  EXPECT_THROW((void)parse_removal(removal_to_json(removal)), Error);
}

}  // namespace
}  // namespace palimpsest::record
