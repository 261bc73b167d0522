#include "model/diff_totals.hpp"

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

RedactionSide side(double height, const char* code) {
  return {
      1, {{}, {}, points(500), points(height)}, {}, {{code, code, "foia", CodePlace::kInside, 1}}};
}

Change change(ChangeStatus status, double before, double after, const char* code,
              const std::string& text = "") {
  Change change;
  change.status = status;
  change.text = text;
  if (before > 0) change.before = side(before, code);
  if (after > 0) change.after = side(after, code);
  return change;
}

Diff diff_of(std::vector<Change> changes) {
  Diff diff;
  const PageReference page{1, {points(500), points(1000)}};
  diff.pages = {{page, page}};
  diff.changes = std::move(changes);
  return diff;
}

TEST(DiffTotals, AddUpPlacesWordsAndShareOfThePage) {
  const DiffTotals totals =
      totals_of(diff_of({change(ChangeStatus::kLifted, 100, 0, "(b)(1)", "three words here"),
                         change(ChangeStatus::kShrunk, 200, 150, "(b)(5)", "one"),
                         change(ChangeStatus::kAdded, 0, 20, "(b)(1)", "two words"),
                         change(ChangeStatus::kKept, 50, 50, "(b)(1)")}));
  EXPECT_EQ(totals.all.opened.places, 2);
  EXPECT_EQ(totals.all.opened.words, 4);
  EXPECT_DOUBLE_EQ(totals.all.opened.pages, 0.15);
  EXPECT_EQ(totals.all.closed, (Movement{1, 2, 0.02}));
  EXPECT_EQ(totals.all.still_withheld, 3);
}

TEST(DiffTotals, CountByCode) {
  const DiffTotals totals =
      totals_of(diff_of({change(ChangeStatus::kLifted, 100, 0, "(b)(1)", "word"),
                         change(ChangeStatus::kKept, 50, 50, "(b)(5)")}));
  EXPECT_EQ(totals.by_code.at("(b)(1)").opened, (Movement{1, 1, 0.1}));
  EXPECT_EQ(totals.by_code.at("(b)(1)").still_withheld, 0);
  EXPECT_EQ(totals.by_code.at("(b)(5)").still_withheld, 1);
}

TEST(DiffTotals, CountRedactionsOfNewPagesAsWithheldAndOfGonePagesApart) {
  Diff diff = diff_of({});
  diff.unpaired = {{Side::kAfter, {3, {}, {}, {}}}, {Side::kBefore, {1, {}, {}, {}}}};
  const DiffTotals totals = totals_of(diff);
  EXPECT_EQ(totals.all.still_withheld, 1);
  EXPECT_EQ(totals.gone_with_page, 1);
  EXPECT_EQ(totals.by_code.at("").still_withheld, 1);
}

}  // namespace
}  // namespace palimpsest
