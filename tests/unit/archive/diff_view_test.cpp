#include "archive/view/diff_view.hpp"

#include "archive/view/overlay.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"
#include "support/drawn_sheet.hpp"
#include "support/letter.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

using test::letter_page;

const Region kBox{points(100), points(200), points(300), points(212)};

// One drawn page, which remembers which pictures it was asked for.
class FakeDocument : public PageSource, public PictureSource {
 public:
  explicit FakeDocument(Raster page) : page_(std::move(page)) {}

  [[nodiscard]] int page_count() const override { return 2; }
  [[nodiscard]] Raster render_gray(int, int) override { return page_; }
  [[nodiscard]] Picture draw_picture(const PictureRequest& request) override {
    if (fails) throw Error(ErrorKind::kInput, "the page cannot be drawn");
    asked.push_back(request);
    return {PictureFormat::kPng, 10, 10, "bytes"};
  }

  std::vector<PictureRequest> asked;
  bool fails = false;

 private:
  Raster page_;
};

Change lifted() {
  Change change;
  change.status = ChangeStatus::kLifted;
  change.before = RedactionSide{1, kBox, {}, {}};
  change.place = Place{1, kBox};
  return change;
}

// Two pages, of which the first is lifted on.
class DiffViews : public testing::Test {
 protected:
  [[nodiscard]] static Diff diff_with(Change change) {
    Diff diff;
    diff.verdict = Verdict::kOpened;
    for (const int number : {1, 2}) {
      const PageReference reference{number, {points(612), points(792)}};
      diff.pages.push_back({reference, reference});
    }
    diff.changes = {std::move(change)};
    return diff;
  }

  [[nodiscard]] report::DiffView view(const Diff& diff, const DiffViewOptions& options = {}) {
    return view_of(diff, {"old", pages_, before_, before_}, {"new", pages_, after_, after_},
                   options);
  }

  std::vector<Page> pages_{letter_page(1), letter_page(2)};
  FakeDocument before_{test::Sheet(1).raster()};
  FakeDocument after_{test::scanned(test::Sheet(1).raster(), {0.5, 1, 0.1, 0.05})};
};

TEST_F(DiffViews, ShowChangedPagesAloneUnlessAllAreAskedFor) {
  EXPECT_EQ(view(diff_with(lifted())).pairs.size(), 1U);
  EXPECT_EQ(view(diff_with(lifted()), {ShownPages::kAll, PersonalTexts::kLeftOut}).pairs.size(),
            2U);
}

TEST_F(DiffViews, LayTheLaterPageOverTheEarlierOne) {
  const report::DiffView shown = view(diff_with(lifted()));
  ASSERT_TRUE(shown.pairs.at(0).to_before);
  const Point back = shown.pairs[0].to_before->map(Point{points(306 + 7.2), points(396 + 3.6)});
  EXPECT_NEAR(back.x.in_points(), 306, 1);
  EXPECT_NEAR(back.y.in_points(), 396, 1);
}

TEST_F(DiffViews, CropBothSidesWithTheWordsAround) {
  const report::DiffView shown = view(diff_with(lifted()));
  ASSERT_EQ(shown.crops.size(), 1U);
  EXPECT_TRUE(shown.crops[0].before && shown.crops[0].after);
  ASSERT_TRUE(after_.asked.back().region);
  EXPECT_LT(after_.asked.back().region->left, kBox.left);
  EXPECT_GT(after_.asked.back().region->bottom, kBox.bottom);
}

TEST_F(DiffViews, CoverWhatWasOpenedFromAPrivacyCode) {
  Change personal = lifted();
  personal.personal = true;
  (void)view(diff_with(personal));
  for (const PictureRequest& request : after_.asked) {
    ASSERT_EQ(request.covers.size(), 1U);
    EXPECT_GE(covered_share(kBox, request.covers[0]), 1);
  }
  EXPECT_TRUE(before_.asked.at(0).covers.empty());
}

TEST_F(DiffViews, ShowItToWhoAsksForIt) {
  Change personal = lifted();
  personal.personal = true;
  (void)view(diff_with(personal), {ShownPages::kChanged, PersonalTexts::kShown});
  EXPECT_TRUE(after_.asked.at(0).covers.empty());
}

TEST_F(DiffViews, CoverTheEarlierWordsOfWhatWasClosedForAPerson) {
  Change added = lifted();
  added.status = ChangeStatus::kAdded;
  added.after = std::exchange(added.before, std::nullopt);
  added.personal = true;
  (void)view(diff_with(added));
  EXPECT_EQ(before_.asked.at(0).covers.size(), 1U);
  EXPECT_TRUE(after_.asked.at(0).covers.empty());
}

TEST_F(DiffViews, DoWithoutPicturesThatCannotBeDrawn) {
  before_.fails = true;
  const report::DiffView shown = view(diff_with(lifted()));
  EXPECT_FALSE(shown.pairs.at(0).before->picture);
  EXPECT_TRUE(shown.pairs.at(0).after->picture);
  EXPECT_FALSE(shown.crops.at(0).before);
}

TEST(PagePicture, CoversTheNumbersOfPersons) {
  Page shown = letter_page(1);
  shown.lines = {
      {{"SSN", {points(72), points(100), points(95), points(110)}, 90},
       {std::string(kPersonalNumber), {points(100), points(100), points(160), points(110)}, 90}}};
  for (const PictureRequest& request : {reading_picture(shown), overlay_picture(shown)}) {
    ASSERT_EQ(request.covers.size(), 1U);
    EXPECT_GE(covered_share(shown.lines[0][1].region, request.covers[0]), 1);
    EXPECT_LT(covered_share(shown.lines[0][0].region, request.covers[0]), 0.1);
  }
}

TEST(PagePicture, LabelsARedactionWithItsKindAndCodes) {
  Page shown = letter_page(1);
  Redaction redaction;
  redaction.id = "r1";
  redaction.region = kBox;
  redaction.codes = {{"b1", "(b)(1)", "foia", CodePlace::kInside, 1}};
  shown.redactions = {redaction};
  const PictureRequest request = overlay_picture(shown);
  ASSERT_EQ(request.marks.size(), 1U);
  EXPECT_EQ(request.marks[0].label, "r1 solid (b)(1)");
  EXPECT_EQ(request.marks[0].outline, corners_of(kBox));
}

TEST(OverlayNames, TellFilesOfOneNameApart) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(overlay_names({"in/memo.pdf"}), (Names{"memo"}));
  EXPECT_EQ(overlay_names({"june/memo.pdf", "july/memo.pdf", "list.pdf"}),
            (Names{"june-memo", "july-memo", "list"}));
  EXPECT_EQ(overlay_names({"a/june/memo.pdf", "b/june/memo.pdf"}),
            (Names{"june-memo", "june-memo-2"}));
}

}  // namespace
}  // namespace palimpsest::archive
