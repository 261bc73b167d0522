#include "record/search_output.hpp"

#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

SearchOutcome sample_outcome() {
  SearchHit page{DocumentId("104-00000-00000"), "MEMO ON A STATION", true};
  page.release = "2023-06-27";
  page.page = 2;
  page.regions = {{points(72), points(100), points(117.5), points(112)}};
  page.snippet = {{"… asked", false}, {"Baker", true}, {"for the plan …", false}};
  page.pages = 3;
  page.releases = {"2018-04-26", "2023-06-27"};
  page.score = 12.25;
  SearchHit name{DocumentId("104-00000-00001"), "", true};
  name.score = 100;
  SearchOutcome outcome{"baker", SearchedText::kPages, {page, name}, 2, 3};
  outcome.similar = {"bakcr"};
  return outcome;
}

SearchOutcome revealed_outcome() {
  SearchHit hit{DocumentId("104-00000-00000"), "", false};
  hit.release = "2023-06-27";
  hit.page = 1;
  hit.regions = {{points(72), points(100), points(117.5), points(112)}};
  hit.snippet = {{"Mexico City", false}, {"Station", true}};
  hit.pages = 1;
  hit.releases = {"2023-06-27"};
  hit.revealed = RevealedBy{"2018-04-26", "2023-06-27", "c1", ChangeStatus::kLifted, false};
  hit.score = 3.5;
  SearchOutcome outcome{"station", SearchedText::kRevealed, {hit}, 1, 1, true, 4};
  return outcome;
}

TEST(SearchOutput, IsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/search.json", search_to_json(sample_outcome()));
  expect_golden(PALIMPSEST_EXAMPLES "/search-revealed.json", search_to_json(revealed_outcome()));
}

}  // namespace
}  // namespace palimpsest::record
