#include "archive/history/passages.hpp"

#include "unit/archive/made_pages.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

// A release of one page, with a redaction on each of the rows.
ReleasePages release_of_rows(const std::string& id, std::size_t rank, const std::vector<int>& rows,
                             int page_count = 1) {
  ReleasePages release{{{RevisionFolder(id), 1, rank}}, {}};
  for (int number = 1; number <= page_count; ++number) {
    Page page;
    page.number = number;
    page.size = {points(612), points(792)};
    release.pages.push_back(page);
  }
  for (const int row : rows) {
    Redaction redaction;
    redaction.id = "r" + std::to_string(release.pages.back().redactions.size() + 1);
    redaction.region = box(row);
    release.pages.back().redactions.push_back(redaction);
  }
  return release;
}

Diff diff_of(std::vector<Change> changes) {
  Diff diff;
  const PageReference page{1, {points(612), points(792)}};
  diff.pages = {{page, page}};
  diff.changes = std::move(changes);
  return diff;
}

std::vector<PassageStatus> statuses(const Passage& passage) {
  std::vector<PassageStatus> all;
  for (const PassageState& state : passage.states) all.push_back(state.status);
  return all;
}

TEST(FollowPassages, KeepsOneNameThroughAllReleases) {
  const auto followed =
      follow_passages({release_of_rows("2017", 1, {5}), release_of_rows("2018", 2, {5}),
                       release_of_rows("2023", 3, {})},
                      {{{0, 1}, diff_of({change(ChangeStatus::kKept, 5)})},
                       {{1, 2}, diff_of({change(ChangeStatus::kLifted, 5, "the Station")})}});
  ASSERT_THAT(followed.passages, SizeIs(1));
  const Passage& passage = followed.passages.front();
  EXPECT_EQ(passage.id, "2017/1#r1");
  EXPECT_THAT(statuses(passage),
              ElementsAre(PassageStatus::kWithheld, PassageStatus::kKept, PassageStatus::kLifted));
  EXPECT_EQ(passage.states[2].text, "the Station");
  EXPECT_THAT(followed.closed_again, SizeIs(0));
}

TEST(FollowPassages, NamesAPassageByItsFirstImportSoThatOlderReleasesMayFollow) {
  const auto followed = follow_passages(
      {release_of_rows("2017", 9, {5}), release_of_rows("2023", 1, {4, 5})},
      {{{0, 1}, diff_of({change(ChangeStatus::kKept, 5), change(ChangeStatus::kAdded, 4, "x")})}});
  ASSERT_THAT(followed.passages, SizeIs(2));
  EXPECT_EQ(followed.passages[0].id, "2023/1#r2");
}

TEST(FollowPassages, RaisesWhatWasOpenedAndClosedAgain) {
  const auto followed =
      follow_passages({release_of_rows("2017", 1, {5}), release_of_rows("2018", 2, {}),
                       release_of_rows("2023", 3, {5})},
                      {{{0, 1}, diff_of({change(ChangeStatus::kLifted, 5, "the Station")})},
                       {{1, 2}, diff_of({change(ChangeStatus::kAdded, 5, "the Station")})},
                       {{0, 2}, diff_of({change(ChangeStatus::kKept, 5)})}});
  ASSERT_THAT(followed.passages, SizeIs(1));
  EXPECT_THAT(statuses(followed.passages[0]),
              ElementsAre(PassageStatus::kWithheld, PassageStatus::kLifted, PassageStatus::kAdded));
  ASSERT_THAT(followed.closed_again, SizeIs(1));
  const ClosedAgain& closed = followed.closed_again.front();
  EXPECT_EQ(closed.passage, "2017/1#r1");
  EXPECT_EQ(closed.release, 2U);
  EXPECT_THAT(closed.shown_in, ElementsAre(1U));
  EXPECT_EQ(closed.text, "the Station");
  EXPECT_EQ(closed.words, 2);
}

// The release between has not the page at all.
TEST(FollowPassages, RaisesWhatOnlyAnOlderReleaseShowed) {
  Diff without_page;
  without_page.pages = {{PageReference{1, {}}, std::nullopt}};
  Diff new_page;
  new_page.pages = {{std::nullopt, PageReference{1, {}}}};
  new_page.unpaired = {{Side::kAfter, {1, box(5), {}, {}}}};
  const auto followed =
      follow_passages({release_of_rows("2017", 1, {}), release_of_rows("2018", 2, {}, 0),
                       release_of_rows("2023", 3, {5})},
                      {{{0, 1}, without_page},
                       {{1, 2}, new_page},
                       {{0, 2}, diff_of({change(ChangeStatus::kAdded, 5, "the Station")})}});
  ASSERT_THAT(followed.closed_again, SizeIs(1));
  EXPECT_THAT(followed.closed_again[0].shown_in, ElementsAre(0U));
  EXPECT_THAT(statuses(followed.passages[0])[1], PassageStatus::kAbsent);
}

TEST(FollowPassages, ReportsAClosingOnceAndNamesAllThatShowedIt) {
  const auto followed =
      follow_passages({release_of_rows("2017", 1, {}), release_of_rows("2018", 2, {}),
                       release_of_rows("2023", 3, {5}), release_of_rows("2025", 4, {5})},
                      {{{0, 1}, diff_of({})},
                       {{1, 2}, diff_of({change(ChangeStatus::kAdded, 5, "shown in 2018")})},
                       {{0, 2}, diff_of({change(ChangeStatus::kAdded, 5, "shown in 2017")})},
                       {{2, 3}, diff_of({change(ChangeStatus::kKept, 5)})}});
  ASSERT_THAT(followed.closed_again, SizeIs(1));
  EXPECT_THAT(followed.closed_again[0].shown_in, ElementsAre(0U, 1U));
  EXPECT_EQ(followed.closed_again[0].text, "shown in 2018");
  EXPECT_THAT(statuses(followed.passages[0]),
              ElementsAre(PassageStatus::kOpen, PassageStatus::kOpen, PassageStatus::kAdded,
                          PassageStatus::kKept));
}

TEST(FollowPassages, DoesNotQuotePersonalTextThatWasClosed) {
  Change closed = change(ChangeStatus::kAdded, 5, "Jane Q Public");
  closed.personal = true;
  const auto followed =
      follow_passages({release_of_rows("2017", 1, {}), release_of_rows("2018", 2, {5})},
                      {{{0, 1}, diff_of({closed})}});
  ASSERT_THAT(followed.closed_again, SizeIs(1));
  EXPECT_EQ(followed.closed_again[0].text, "");
  EXPECT_EQ(followed.closed_again[0].words, 3);
}

TEST(FollowPassages, CallsAPassageThatSplitOne) {
  Change split = change(ChangeStatus::kShrunk, 5, "between");
  split.before->region = bounding_region(box(5), box(7));
  split.place = Place{1, split.before->region};
  split.after = RedactionSide{1, split.before->region, {box(5), box(7)}, {}};
  ReleasePages first = release_of_rows("2017", 1, {5});
  first.pages[0].redactions[0].region = split.before->region;
  const auto followed =
      follow_passages({first, release_of_rows("2018", 2, {5, 7})}, {{{0, 1}, diff_of({split})}});
  ASSERT_THAT(followed.passages, SizeIs(1));
  EXPECT_THAT(followed.passages[0].states[1].redactions, ElementsAre("2018/1#r1", "2018/1#r2"));
}

// Two lines' boxes overlap a little; a diff names the neighbour as a piece of the other.
TEST(FollowPassages, KeepsNeighboursThatOnlyTouchApart) {
  const Region upper{points(100), points(100), points(300), points(120)};
  const Region lower{points(100), points(117), points(300), points(137)};
  std::vector<ReleasePages> releases = {release_of_rows("2017", 1, {1, 2}),
                                        release_of_rows("2018", 2, {1, 2})};
  for (ReleasePages& release : releases) {
    release.pages[0].redactions[0].region = upper;
    release.pages[0].redactions[1].region = lower;
  }
  Change first = change(ChangeStatus::kKept, 1);
  first.before->region = upper;
  first.place = Place{1, upper};
  first.after = RedactionSide{1, bounding_region(upper, lower), {upper, lower}, {}};
  Change second = first;
  second.before->region = lower;
  second.place = Place{1, lower};
  second.after = RedactionSide{1, lower, {}, {}};
  const auto followed = follow_passages(releases, {{{0, 1}, diff_of({first, second})}});
  EXPECT_THAT(followed.passages, SizeIs(2));
}

TEST(FollowPassages, NumbersPagesOfPartsAsTheirFilesDo) {
  ReleasePages parts = release_of_rows("2018", 1, {5}, 3);
  parts.parts.push_back({RevisionFolder("2018+2"), 3, 2});
  const auto followed = follow_passages({parts}, {});
  ASSERT_THAT(followed.passages, SizeIs(1));
  EXPECT_EQ(followed.passages[0].id, "2018+2/1#r1");
}

// What the detector missed in two releases and a diff found by ink is not known to have been open.
TEST(FollowPassages, CallsAPlaceThatNoReleaseRecordsUndecidedBefore) {
  const auto followed =
      follow_passages({release_of_rows("2017", 1, {}), release_of_rows("2018", 2, {}),
                       release_of_rows("2023", 3, {5})},
                      {{{0, 1}, diff_of({})}, {{1, 2}, diff_of({change(ChangeStatus::kKept, 5)})}});
  ASSERT_THAT(followed.passages, SizeIs(1));
  EXPECT_THAT(
      statuses(followed.passages[0]),
      ElementsAre(PassageStatus::kUndecided, PassageStatus::kWithheld, PassageStatus::kKept));
}

}  // namespace
}  // namespace palimpsest::archive
