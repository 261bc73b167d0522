#include "record/serve_output.hpp"

#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

TEST(ServeOutput, IsTheExample) {
  test::expect_golden(PALIMPSEST_EXAMPLES "/serve.json", serving_to_json("http://127.0.0.1:8080/"));
}

}  // namespace
}  // namespace palimpsest::record
