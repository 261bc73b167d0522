#include "archive/edit/checked_words.hpp"

#include "archive/tree/tree_paths.hpp"
#include "record/edits_record.hpp"
#include "support/letter.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

using test::region_of;

class CheckedWordsOfADiff : public testing::Test {
 protected:
  CheckedWordsOfADiff() : store_(store::make_archive(folder_.path())) {
    Change lifted;
    lifted.id = "c1";
    lifted.status = ChangeStatus::kLifted;
    lifted.before = RedactionSide{1, region_of(80, 100, 200, 112), {}, {}};
    lifted.place = Place{2, region_of(82, 101, 202, 113)};
    lifted.text = "Office of Speciol Adviser";
    lifted.words = {{"Office", 96}, {"of", 96}, {"Speciol", 40}, {"Adviser", 90}};
    lifted.confidence = 0.8;
    diff_.changes = {lifted};
  }

  void say(const CheckedWords& words) {
    const std::string path = edits_record_path(kDocumentId, RevisionFolder("2023"));
    (void)store::Writer(store_).commit(
        store::request_of({{path, record::edits_to_json({{words}})}}));
  }

  [[nodiscard]] Change checked() const {
    return with_checked_words(diff_, store_.tip(), side_of("2018"), side_of("2023"))
        .changes.front();
  }

  store::TemporaryFolder folder_;
  store::Store store_;
  Diff diff_;
};

TEST_F(CheckedWordsOfADiff, StandInThePlaceOfWhatWasReadAndKeepIt) {
  say({"2018", 2, region_of(80, 100, 200, 112), "Office of Special Adviser", kAda});
  const Change change = checked();
  EXPECT_EQ(change.text, "Office of Special Adviser");
  EXPECT_EQ(change.confidence, 1);
  ASSERT_TRUE(change.checked);
  EXPECT_EQ(change.checked->mark, kAda);
  EXPECT_EQ(change.checked->read, "Office of Speciol Adviser");
  for (const ReadWord& word : change.words) EXPECT_FALSE(is_doubtful(word)) << word.text;
}

TEST_F(CheckedWordsOfADiff, AreThoseOfOnePairOfReleases) {
  say({"2017", 2, region_of(80, 100, 200, 112), "Office", kAda});
  EXPECT_EQ(checked(), diff_.changes.front());
}

TEST_F(CheckedWordsOfADiff, AreThoseOfOnePlace) {
  say({"2018", 2, region_of(80, 140, 200, 152), "Office", kAda});
  EXPECT_EQ(checked(), diff_.changes.front());
  say({"2018", 1, region_of(80, 100, 200, 112), "Office", kAda});
  EXPECT_EQ(checked(), diff_.changes.front());
}

TEST_F(CheckedWordsOfADiff, BringNoWordsToAPlaceThatStaysWithheld) {
  Change& change = diff_.changes.front();
  change.status = ChangeStatus::kKept;
  change.after = RedactionSide{2, change.place->region, {}, {}};
  say({"2018", 2, region_of(80, 100, 200, 112), "Office", kAda});
  EXPECT_EQ(checked(), change);
}

}  // namespace
}  // namespace palimpsest::archive
