#include "report/diff_stat.hpp"

#include "support/letter.hpp"
#include "unit/report/plain_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using test::kLetter;
using testing::HasSubstr;
using testing::Not;

Change change_on(int page, ChangeStatus status) {
  Change change;
  change.status = status;
  const RedactionSide side{page, kBox, {}, {}};
  if (status != ChangeStatus::kAdded) change.before = side;
  if (status != ChangeStatus::kLifted) change.after = side;
  return change;
}

Diff diff_of_pages(int pages, std::vector<Change> changes) {
  Diff diff;
  diff.verdict = Verdict::kMixed;
  for (int number = 1; number <= pages; ++number)
    diff.pages.push_back({PageReference{number, kLetter}, PageReference{number, kLetter}});
  diff.changes = std::move(changes);
  return diff;
}

std::string stat(const Diff& diff, std::size_t width = 80) {
  return diff_stat(diff, "a@1", "a@2", kPlain, width);
}

TEST(DiffStat, HasABarForEachChangedPage) {
  const Diff diff =
      diff_of_pages(3, {change_on(1, ChangeStatus::kLifted), change_on(1, ChangeStatus::kGrown),
                        change_on(1, ChangeStatus::kKept), change_on(3, ChangeStatus::kShrunk)});
  EXPECT_EQ(stat(diff),
            "a@1 → a@2\n"
            " page 1  | 2 +-\n"
            " page 3  | 1 +\n"
            "mixed: 1 lifted, 1 shrunk, 1 grown, 3 still withheld\n");
}

TEST(DiffStat, CountsOtherTextAndOtherReasons) {
  Diff diff = diff_of_pages(1, {change_on(1, ChangeStatus::kKept)});
  diff.changes[0].code_changed = true;
  TextChange text;
  text.before.page = text.after.page = 1;
  diff.text_changes = {text};
  EXPECT_THAT(stat(diff), HasSubstr("| 2 ~~\n"));
}

TEST(DiffStat, NamesPagesThatCameAndWent) {
  Diff diff = diff_of_pages(0, {});
  diff.pages = {{std::nullopt, PageReference{1, kLetter}},
                {PageReference{4, kLetter}, std::nullopt}};
  EXPECT_THAT(stat(diff), HasSubstr("page 1, new"));
  EXPECT_THAT(stat(diff), HasSubstr("page 4, gone"));
}

TEST(DiffStat, FitsLongBarsIntoTheWidth) {
  Diff diff = diff_of_pages(2, std::vector<Change>(200, change_on(1, ChangeStatus::kLifted)));
  diff.changes.push_back(change_on(2, ChangeStatus::kAdded));
  const std::string text = stat(diff, 40);
  EXPECT_THAT(text, HasSubstr("| 200 +++"));
  EXPECT_THAT(text, HasSubstr("|   1 -\n"));
  EXPECT_THAT(text, Not(HasSubstr(std::string(40, '+'))));
}

}  // namespace
}  // namespace palimpsest::report
