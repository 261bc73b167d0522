#include "archive/refresh/refreshed_revision.hpp"

#include "archive/cite.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/reading/reading_tools.hpp"
#include "archive/refresh/take_back_refresh.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/page_record.hpp"
#include "unit/archive/made_pages.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <algorithm>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const RevisionName kName{DocumentId("124-10180-10295"), RevisionFolder("2023")};
const Tooling kOldTools{{"poppler", "22"}};
const Tooling kNewTools{{"poppler", "24"}};

Redaction bar(const std::string& id, double top) {
  Redaction made;
  made.id = id;
  made.region = {points(72), points(top), points(300), points(top + 12)};
  made.kind = RedactionKind::kSolid;
  return made;
}

Page lost_page(int number) {
  Page page = page_with(number, {});
  page.findings.push_back({FindingKind::kTimeout, "the page took too long", number, {}, 0});
  return page;
}

Page page_not_drawn(int number) {
  Page page = page_with(number, {});
  page.findings.push_back(
      {FindingKind::kPageNotRendered, "the page cannot be drawn", number, {}, 0});
  return page;
}

Page sheet_with_item(const std::string& number) {
  return sheet_with({{number, "Memo on a visit"}});
}

DocumentReading newly_read(const std::vector<Page>& pages) { return reading_of(pages, kNewTools); }

// An archive with one revision of two pages.
class Refreshed : public testing::Test {
 protected:
  Refreshed() : store_(store::make_archive(folder_.path())) {
    record({page_with(1, {bar("r1", 100), bar("r2", 200)}), page_with(2, {})});
  }

  void record(const std::vector<Page>& pages) {
    Revision revision{kName.document,
                      kName.folder,
                      {},
                      IdWitness::kFileName,
                      {digests_of(kFile), static_cast<int>(pages.size()), "1.4", "", kOldTools},
                      {},
                      {},
                      {}};
    revision.claimed.file_name = "as it came.pdf";
    revision.findings = {{FindingKind::kIdFromFileName, "the name of the file", {}, {}, 0},
                         {FindingKind::kDamagedObject, "the table was rebuilt", {}, {}, 0}};
    std::vector<store::TreeEdit> edits = {{document_record_path(kName.document),
                                           record::document_to_json(Document{kName.document, {}})}};
    add_revision_files(revision, newly_read(pages).pages, edits);
    (void)store::Writer(store_).commit(store::request_of(edits));
  }

  [[nodiscard]] RefreshedRevision refreshed(const DocumentReading& reading) const {
    const Catalogue catalogue(store_.tip());
    return refreshed_revision(catalogue, KnownNames(),
                              catalogue.revision(kName.document, kName.folder).value(), reading,
                              "");
  }

  CommitId commit(const RefreshedRevision& refreshed, const std::string& act) {
    const Act made{ActKind::kRefresh, act, {kName}, {}, 0};
    return store::Writer(store_).commit(
        {refreshed.edits, act_message(made, "Read again", "", kActor), kActor.time, "Ada"});
  }

  [[nodiscard]] Revision recorded() const {
    return Catalogue(store_.tip()).revision(kName.document, kName.folder).value();
  }

  store::TemporaryFolder folder_;
  store::Store store_;
};

TEST_F(Refreshed, RevisionKeepsWhereItCameFromAndTakesWhatWasRead) {
  const auto now = refreshed(newly_read({page_with(1, {bar("r1", 200)}), page_with(2, {})}));
  EXPECT_EQ(now.revision.claimed, recorded().claimed);
  EXPECT_EQ(now.revision.observed.digests, recorded().observed.digests);
  EXPECT_EQ(now.revision.observed.tooling.at("poppler"), "24");
  ASSERT_EQ(now.revision.findings.size(), 1U) << "the damage is not seen any more";
  EXPECT_EQ(now.revision.findings.front().kind, FindingKind::kIdFromFileName);
  EXPECT_THAT(now.changed_pages, ElementsAre(1));
  EXPECT_THAT(now.lost_redactions, ElementsAre("1#r1"));
  EXPECT_THAT(now.new_redactions, IsEmpty());
  (void)commit(now, "a1");
  EXPECT_EQ(recorded().former_redactions,
            (std::vector<FormerRedaction>{{1, "r1", bar("r1", 100).region}}));
}

TEST_F(Refreshed, RevisionSaysOfACitedRedactionThatItIsNotFoundAnyMore) {
  const std::string cited = kName.text() + "/1#r1";
  const Audience reader = audience_at(kActor.time);
  EXPECT_EQ(cite(store_, reader, cited).name, cited);
  (void)commit(refreshed(newly_read({page_with(1, {bar("r1", 200)}), page_with(2, {})})), "a1");
  try {
    (void)cite(store_, reader, cited);
    FAIL() << "nothing stands there";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("had the redaction 'r1' at 72,100,300,112"));
    EXPECT_THAT(error.what(), HasSubstr("not found any more"));
  }
  EXPECT_EQ(cite(store_, reader, kName.text() + "/1#r2").name, kName.text() + "/1#r2");
}

TEST_F(Refreshed, RevisionGivesAnIdBackToWhatIsFoundAgain) {
  (void)commit(refreshed(newly_read({page_with(1, {bar("r1", 200)}), page_with(2, {})})), "a1");
  const auto again = refreshed(newly_read(
      {page_with(1, {bar("r1", 100), bar("r2", 200), bar("r3", 300)}), page_with(2, {})}));
  EXPECT_THAT(again.new_redactions, ElementsAre("1#r1", "1#r3"));
  EXPECT_THAT(again.revision.former_redactions, IsEmpty());
}

TEST_F(Refreshed, RevisionIsTheOneThatTheArchiveHasWhereNothingDiffers) {
  const std::vector<Page> pages = {page_with(1, {bar("r1", 100), bar("r2", 200)}),
                                   page_with(2, {})};
  (void)commit(refreshed(newly_read(pages)), "a1");
  EXPECT_THAT(refreshed(newly_read(pages)).edits, IsEmpty());
}

TEST_F(Refreshed, RevisionDropsTheDiffsThatRestOnIt) {
  const std::string kept = kept_diff_path(kName.document, "2018", "2023");
  (void)store::Writer(store_).commit(store::request_of({{kept, "of another version"}}));
  const auto now = refreshed(newly_read({page_with(1, {}), page_with(2, {})}));
  EXPECT_TRUE(std::any_of(now.edits.begin(), now.edits.end(), [&](const store::TreeEdit& edit) {
    return edit.path == kept && !edit.bytes;
  }));
}

TEST_F(Refreshed, RevisionTakesTheItemsOfItsSheetsAsTheyAreReadNow) {
  const auto item_record = [&](const char* number) {
    const DocumentId item(kName.document.text() + "-item-" + number);
    return store_.tip().object_of(document_record_path(item));
  };
  (void)commit(refreshed(newly_read({sheet_with_item("7"), page_with(2, {})})),
               "20250318T201500Z-1");
  EXPECT_TRUE(item_record("7"));
  const auto now = refreshed(newly_read({sheet_with_item("1"), page_with(2, {})}));
  (void)commit(now, "20250319T201500Z-1");
  EXPECT_TRUE(item_record("1"));
  EXPECT_FALSE(item_record("7")) << "nobody else says anything of it";
  EXPECT_THAT(refreshed(newly_read({sheet_with_item("1"), page_with(2, {})})).edits, IsEmpty());
  store::Writer writer(store_);
  EXPECT_TRUE(take_back_refresh(store_, writer, "20250319", kActor));
  EXPECT_TRUE(item_record("7"));
  EXPECT_FALSE(item_record("1"));
}

TEST_F(Refreshed, RevisionNeverGivesUpAPageForLess) {
  const auto why_not = [&](const std::vector<Page>& pages) -> std::string {
    try {
      (void)refreshed(newly_read(pages));
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(why_not({page_with(1, {}), lost_page(2)}),
              HasSubstr("page 2 of 124-10180-10295@2023 was lost"));
  EXPECT_THAT(why_not({page_with(1, {}), page_not_drawn(2)}),
              HasSubstr("page 2 of 124-10180-10295@2023 cannot be read now"));
  EXPECT_THAT(why_not({page_with(1, {})}),
              HasSubstr("opens with 1 page now, and the archive has 2"));
}

TEST_F(Refreshed, RevisionTakesAPageThatCouldNotBeReadBefore) {
  record({page_with(1, {}), page_not_drawn(2)});
  EXPECT_THAT(refreshed(newly_read({page_with(1, {}), page_with(2, {})})).changed_pages,
              ElementsAre(2));
}

TEST_F(Refreshed, RevisionWithAPageThatIsLostAgainTakesTheOthers) {
  record({page_with(1, {}), lost_page(2)});
  EXPECT_THAT(refreshed(newly_read({page_with(1, {bar("r1", 100)}), lost_page(2)})).changed_pages,
              ElementsAre(1));
}

TEST_F(Refreshed, RevisionIsAsBeforeWhenTheReadingIsTakenBack) {
  const auto before = store_.tip().object_of(revision_folder(kName.document, kName.folder));
  (void)commit(refreshed(newly_read({page_with(1, {}), page_with(2, {})})),
               "20250318T201500Z-1f3a2b");
  store::Writer writer(store_);
  const auto undone = take_back_refresh(store_, writer, "20250318", kActor);
  ASSERT_TRUE(undone);
  EXPECT_THAT(undone->revisions, ElementsAre(kName.text()));
  EXPECT_EQ(store_.tip().object_of(revision_folder(kName.document, kName.folder)), before);
  EXPECT_THROW((void)take_back_refresh(store_, writer, "20250318", kActor), Error);
}

TEST_F(Refreshed, RevisionThatHasChangedSinceIsNotTakenBack) {
  (void)commit(refreshed(newly_read({page_with(1, {}), page_with(2, {})})),
               "20250318T201500Z-1f3a2b");
  (void)commit(refreshed(newly_read({page_with(1, {bar("r1", 400)}), page_with(2, {})})),
               "20250319T201500Z-1f3a2b");
  store::Writer writer(store_);
  EXPECT_THROW((void)take_back_refresh(store_, writer, "20250318", kActor), Error);
}

}  // namespace
}  // namespace palimpsest::archive
