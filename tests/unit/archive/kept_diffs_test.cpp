#include "archive/history/kept_diffs.hpp"

#include "archive/exchange/holdings_of.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "record/edits_record.hpp"
#include "record/revision_record.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class KeptDiffs : public testing::Test {
 protected:
  KeptDiffs() : store_(store::make_archive(folder_.path())) {
    for (const char* folder : {"2018", "2023"}) write(folder, "as imported");
    basis_ = basis_of(store_.tip(), before_, after_);
  }

  void write(const std::string& folder, const std::string& bytes) {
    const std::string path = revision_record_path(kDocumentId, RevisionFolder(folder));
    (void)store::Writer(store_).commit(store::request_of({{path, bytes}}));
  }

  KeepOutcome keep_diff() {
    Diff diff;
    diff.verdict = Verdict::kOpened;
    return keep(store_, before_, after_, {diff, basis_, {{"tesseract", "5.3.0"}}}, kActor, "off");
  }

  [[nodiscard]] std::optional<Diff> found() const {
    return find_kept(store_.tip(), before_, after_);
  }

  store::TemporaryFolder folder_;
  store::Store store_;
  ArchivedSide before_ = side_of("2018");
  ArchivedSide after_ = side_of("2023");
  DiffBasis basis_;
};

TEST_F(KeptDiffs, AreFoundAgain) {
  EXPECT_FALSE(found());
  EXPECT_EQ(keep_diff(), KeepOutcome::kKept);
  ASSERT_TRUE(found());
  EXPECT_EQ(found()->verdict, Verdict::kOpened);
  EXPECT_FALSE(find_kept(store_.tip(), after_, before_));
}

TEST_F(KeptDiffs, AreCommittedAsAnActOfTheirOwn) {
  (void)keep_diff();
  const store::CommitInfo commit = store_.history().front();
  const auto act = parse_act(commit.message);
  ASSERT_TRUE(act);
  EXPECT_EQ(act->kind, ActKind::kDiff);
  EXPECT_TRUE(commit.message.starts_with("Keep the diff 124-10180-10295@2018..2023\n"));
}

TEST_F(KeptDiffs, DoNotHoldWhenARecordHasChanged) {
  (void)keep_diff();
  write("2018", "corrected");
  EXPECT_FALSE(found());
}

TEST_F(KeptDiffs, DoNotHoldWhenAPageHasChanged) {
  (void)keep_diff();
  const std::string page = page_record_path(kDocumentId, RevisionFolder("2023"), 1);
  (void)store::Writer(store_).commit(store::request_of({{page, "read again"}}));
  EXPECT_FALSE(found());
}

TEST_F(KeptDiffs, HoldWhateverWordsPeopleVouchFor) {
  (void)keep_diff();
  const std::string path = edits_record_path(kDocumentId, RevisionFolder("2023"));
  RevisionEdits edits;
  edits.checked_words.push_back(
      {"2018", 1, {{}, {}, points(10), points(10)}, "words", {"Ada", {}}});
  (void)store::Writer(store_).commit(store::request_of({{path, record::edits_to_json(edits)}}));
  EXPECT_TRUE(found());
}

TEST_F(KeptDiffs, DoNotHoldForAnotherMethod) {
  basis_.method = "0000000000000000";
  EXPECT_EQ(keep_diff(), KeepOutcome::kOutdated);
}

TEST_F(KeptDiffs, OfRevisionsThatChangedMeanwhileAreNotKept) {
  write("2023", "corrected while it was compared");
  EXPECT_EQ(keep_diff(), KeepOutcome::kOutdated);
}

TEST_F(KeptDiffs, AreNotKeptWhileAnotherWrites) {
  const store::Writer writer(store_);
  EXPECT_EQ(keep_diff(), KeepOutcome::kBusy);
}

TEST_F(KeptDiffs, ThatCannotBeReadAreMadeAgain) {
  const std::string path = kept_diff_path(kDocumentId, "2018", "2023");
  (void)store::Writer(store_).commit(store::request_of({{path, "{\"verdict\": \"opened\"}\n"}}));
  EXPECT_FALSE(found());
}

TEST_F(KeptDiffs, AreKnownByTheRevisionsThatTheyRestOn) {
  (void)keep_diff();
  const auto on = [&](const char* folder) {
    return kept_diffs_on(store_.tip(), {kDocumentId, RevisionFolder(folder)});
  };
  EXPECT_THAT(on("2018"), ElementsAre(kept_diff_path(kDocumentId, "2018", "2023")));
  EXPECT_THAT(on("2017"), IsEmpty());
}

TEST_F(KeptDiffs, AreToldToOthersWhileTheirRevisionsAreAsTheyWere) {
  (void)keep_diff();
  const HeldDiffs held = kept_diffs_of(store_.tip(), kDocumentId);
  ASSERT_EQ(held.diffs.size(), 1U);
  EXPECT_EQ(held.diffs[0].path, kept_diff_path(kDocumentId, "2018", "2023"));
  EXPECT_EQ(held.diffs[0].verdict, Verdict::kOpened);
  EXPECT_THAT(held.diffs[0].before, ElementsAre(RevisionFolder("2018")));
  write("2018", "corrected");
  EXPECT_THAT(kept_diffs_of(store_.tip(), kDocumentId).diffs, IsEmpty());
  EXPECT_THAT(kept_diffs_of(store_.tip(), kDocumentId).unreadable, IsEmpty());
}

TEST_F(KeptDiffs, ThatCannotBeReadAreNamedBesideTheOthers) {
  (void)keep_diff();
  const std::string path = kept_diff_path(kDocumentId, "2017", "2018");
  (void)store::Writer(store_).commit(store::request_of({{path, "of another version"}}));
  const HeldDiffs held = kept_diffs_of(store_.tip(), kDocumentId);
  EXPECT_EQ(held.diffs.size(), 1U);
  EXPECT_THAT(held.unreadable, ElementsAre(path));
}

// Commits a revision of a release as an import does.
void import_into(store::Store& store, const std::string& release, const char* date) {
  const RevisionName name{kDocumentId, RevisionFolder(release)};
  const Act act{ActKind::kImport, "x", {name}, {}, 0};
  const std::optional<EdtfDate> known = date ? EdtfDate::parse(date) : std::nullopt;
  (void)store::Writer(store).commit(
      {{{revision_record_path(kDocumentId, name.folder), release},
        {release_record_path(ReleaseId(release)),
         record::release_to_json({ReleaseId(release), {}, {}, {}, {}, known})}},
       act_message(act, "Import it", "", kActor),
       kActor.time,
       kActor.operator_name});
}

TEST(CatalogueFolders, StandInTheOrderOfTheirDatesAndThenOfTheirImport) {
  const store::TemporaryFolder folder;
  store::Store store = store::make_archive(folder.path());
  import_into(store, "undated-z", nullptr);
  import_into(store, "undated-a", "XXXX");
  import_into(store, "later", "2023");
  import_into(store, "earlier", "2018-04");
  const std::vector<RevisionFolder> folders = Catalogue(store.tip()).folders(kDocumentId);
  EXPECT_THAT(folders, ElementsAre(RevisionFolder("earlier"), RevisionFolder("later"),
                                   RevisionFolder("undated-z"), RevisionFolder("undated-a")));
}

}  // namespace
}  // namespace palimpsest::archive
