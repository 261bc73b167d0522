#include "record/acts_output.hpp"

#include "sample_values.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

using testing::expect_golden;

TEST(ActsOutput, OfRepairIsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/repair.json", repair_to_json(testing::sample_repair()));
}

}  // namespace
}  // namespace palimpsest::record
