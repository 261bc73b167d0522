#include "archive/compose/least_redacted.hpp"

#include "unit/archive/made_pages.hpp"

#include <map>
#include <utility>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Page page_with_rows(int number, const std::vector<int>& rows) {
  Page page = test::letter_page(number);
  for (const int row : rows) {
    Redaction redaction;
    redaction.id = "r" + std::to_string(row);
    redaction.region = box(row);
    redaction.characters = 100;
    page.redactions.push_back(redaction);
  }
  return page;
}

ComposedSide composed_side(const std::string& release, std::vector<Page> pages) {
  return {{DocumentId("299-1"), {RevisionFolder(release)}}, std::move(pages), {}};
}

Change personal_change(ChangeStatus status, int row) {
  Change personal = change(status, row);
  personal.personal = true;
  return personal;
}

Diff diff_of_first_pages(std::vector<Change> changes) {
  Diff diff;
  diff.pages = {{reference(1), reference(1)}};
  diff.changes = std::move(changes);
  return diff;
}

// Answers with the diffs that a test gives, by the releases' names.
class Known {
 public:
  void put(const std::string& before, const std::string& after, Diff diff) {
    diffs_[{before, after}] = std::move(diff);
  }
  [[nodiscard]] DiffOf diff_of() const {
    return [this](const ArchivedSide& before, const ArchivedSide& after) -> std::optional<Diff> {
      const auto found = diffs_.find({before.folder_text(), after.folder_text()});
      return found == diffs_.end() ? std::nullopt : std::optional(found->second);
    };
  }

 private:
  std::map<std::pair<std::string, std::string>, Diff> diffs_;
};

TEST(FindLeastRedacted, TakesThePageOfTheReleaseThatWithholdsLeast) {
  Known known;
  known.put("2017", "2021", diff_of_first_pages({change(ChangeStatus::kLifted, 1)}));
  const auto found = find_least_redacted({composed_side("2017", {page_with_rows(1, {1})}),
                                          composed_side("2021", {page_with_rows(1, {})})},
                                         known.diff_of(), PersonalTexts::kLeftOut);
  ASSERT_THAT(found.pages, SizeIs(1));
  EXPECT_EQ(found.pages[0].side, 1U);
  EXPECT_THAT(found.pages[0].patches, IsEmpty());
}

TEST(FindLeastRedacted, PatchesWhatAnEarlierReleaseShowed) {
  Known known;
  known.put("2017", "2021",
            diff_of_first_pages({change(ChangeStatus::kLifted, 1), change(ChangeStatus::kLifted, 2),
                                 change(ChangeStatus::kAdded, 3)}));
  const auto found = find_least_redacted({composed_side("2017", {page_with_rows(1, {1, 2})}),
                                          composed_side("2021", {page_with_rows(1, {3})})},
                                         known.diff_of(), PersonalTexts::kLeftOut);
  ASSERT_THAT(found.pages, SizeIs(1));
  EXPECT_EQ(found.pages[0].side, 1U);
  ASSERT_THAT(found.pages[0].patches, SizeIs(1));
  EXPECT_EQ(found.pages[0].patches[0].side, 0U);
  EXPECT_EQ(found.pages[0].patches[0].redaction, 0U);
}

TEST(FindLeastRedacted, PatchesWhatALaterReleaseShows) {
  Known known;
  known.put("2017", "2021",
            diff_of_first_pages({change(ChangeStatus::kLifted, 1), change(ChangeStatus::kAdded, 3),
                                 change(ChangeStatus::kAdded, 4)}));
  const auto found = find_least_redacted({composed_side("2017", {page_with_rows(1, {1})}),
                                          composed_side("2021", {page_with_rows(1, {3, 4})})},
                                         known.diff_of(), PersonalTexts::kLeftOut);
  EXPECT_EQ(found.pages[0].side, 0U);
  ASSERT_THAT(found.pages[0].patches, SizeIs(1));
  EXPECT_EQ(found.pages[0].patches[0].side, 1U);
}

TEST(FindLeastRedacted, LeavesPersonalTextOutUnlessItIsAskedFor) {
  Known known;
  known.put("2017", "2021", diff_of_first_pages({personal_change(ChangeStatus::kAdded, 3)}));
  const std::vector<ComposedSide> sides = {composed_side("2017", {page_with_rows(1, {1, 2})}),
                                           composed_side("2021", {page_with_rows(1, {3})})};
  const auto found = find_least_redacted(sides, known.diff_of(), PersonalTexts::kLeftOut);
  EXPECT_THAT(found.pages[0].patches, IsEmpty());
  EXPECT_EQ(found.left_out, 1U);
  const auto shown = find_least_redacted(sides, known.diff_of(), PersonalTexts::kShown);
  EXPECT_THAT(shown.pages[0].patches, SizeIs(1));
}

TEST(FindLeastRedacted, TakesAHiddenPageFromAReleaseThatWithholdsItsPersonalText) {
  Known known;
  known.put("2017", "2021", diff_of_first_pages({personal_change(ChangeStatus::kLifted, 1)}));
  std::vector<ComposedSide> sides = {composed_side("2017", {page_with_rows(1, {1})}),
                                     composed_side("2021", {page_with_rows(1, {})})};
  sides[1].hidden.pages = {1};
  const auto found = find_least_redacted(sides, known.diff_of(), PersonalTexts::kLeftOut);
  EXPECT_EQ(found.pages[0].side, 0U);
  sides[0].hidden.is_unknown = true;
  const auto nothing = find_least_redacted(sides, known.diff_of(), PersonalTexts::kLeftOut);
  EXPECT_FALSE(nothing.pages[0].is_shown);
  EXPECT_EQ(nothing.left_out, 1U);
}

TEST(FindLeastRedacted, InsertsAPageThatTheBaseLacksBehindTheOneBefore) {
  Known known;
  Diff diff;
  diff.pages = {
      {reference(1), reference(1)}, {reference(2), std::nullopt}, {reference(3), reference(2)}};
  known.put("2017", "2021", diff);
  const auto found =
      find_least_redacted({composed_side("2017", {page_with_rows(1, {1}), page_with_rows(2, {}),
                                                  page_with_rows(3, std::vector<int>(40, 1))}),
                           composed_side("2021", {page_with_rows(1, {}), page_with_rows(2, {})})},
                          known.diff_of(), PersonalTexts::kLeftOut);
  ASSERT_THAT(found.pages, SizeIs(3));
  EXPECT_EQ(found.pages[1].side, 0U);
  EXPECT_EQ(found.pages[1].page, 2);
  EXPECT_EQ(found.pages[2].side, 1U);
  EXPECT_EQ(found.pages[2].page, 2);
}

}  // namespace
}  // namespace palimpsest::archive
