#include "record/compose_output.hpp"

#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

TEST(ComposeOutput, IsTheExample) {
  ComposedPage page{"2023-06-27", 1, true, {}, {}};
  page.patches.push_back({1,
                          1,
                          "r2",
                          corners_of({{7200}, {10000}, {14400}, {11200}}),
                          {{"(b)(1)", "(b)(1)", "foia", CodePlace::kInside, 1}},
                          "2018-04-26",
                          1,
                          "the embassy"});
  Composition composition{DocumentId("104-00000-00000"), "Cable", {page}, 3, 1, {}};
  test::expect_golden(PALIMPSEST_EXAMPLES "/compose.json",
                      composition_to_json(composition, {"104-00000-00000-composite.pdf",
                                                        "104-00000-00000-composite.txt"}));
}

}  // namespace
}  // namespace palimpsest::record
