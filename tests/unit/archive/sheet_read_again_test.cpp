#include "archive/act.hpp"
#include "archive/edit/edit_values.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/refresh/refresh_commit.hpp"
#include "archive/refresh/refreshed_revision.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/fate.hpp"
#include "archive/tree/tree_paths.hpp"
#include "archive/undo.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/removal_record.hpp"
#include "unit/archive/made_pages.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <algorithm>
#include <utility>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using test::letter_page;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const RevisionName kFolderRevision{DocumentId("F"), RevisionFolder("2010")};
const DocumentId kSeven("F-item-7");
const DocumentId kEight("F-item-8");

const SheetRow kMemo{"7", "Memo on a visit to Portville"};
const SheetRow kLetter{"8", "Letter from the harbor master"};

Page page_with_bars(const std::vector<double>& tops) {
  Page page = letter_page(1);
  for (const double top : tops) {
    Redaction bar;
    bar.id = "r" + std::to_string(page.redactions.size() + 1);
    bar.region = {points(72), points(top), points(300), points(top + 12)};
    bar.kind = RedactionKind::kSolid;
    page.redactions.push_back(std::move(bar));
  }
  return page;
}

// An archive with the file of a folder, whose first page is read as a withdrawal sheet.
class SheetReadAgain : public testing::Test {
 protected:
  SheetReadAgain() : store_(store::make_archive(folder_.path())) {
    take_in(kFolderRevision, {letter_page(1), letter_page(2)}, "20250101T000000Z-000001");
  }

  void take_in(const RevisionName& name, const std::vector<Page>& pages, const std::string& act) {
    const Revision revision{name.document,
                            name.folder,
                            {},
                            IdWitness::kFileName,
                            {digests_of(kFile), static_cast<int>(pages.size()), "1.4", "", {}},
                            {},
                            {},
                            {}};
    std::vector<store::TreeEdit> edits;
    const Catalogue catalogue(store_.tip());
    if (!catalogue.document(name.document)) {
      add_document_edit(catalogue, Document{name.document, {}}, edits);
    }
    add_revision_files(revision, reading_of(pages, {{"poppler", "22"}}).pages, edits);
    const Act made{ActKind::kImport, act, {name}, {}, 0};
    (void)store::Writer(store_).commit(
        {edits, act_message(made, "Import", "", kActor), kActor.time, "Ada"});
  }

  // Returns the documents that it changes.
  std::vector<DocumentId> read(const std::vector<Page>& pages, const std::string& act,
                               const RevisionName& name = kFolderRevision) {
    const Catalogue catalogue(store_.tip());
    const DocumentReading reading = reading_of(pages, {{"poppler", act}});
    const RefreshedRevision refreshed =
        refreshed_revision(catalogue, KnownNames(store_),
                           catalogue.revision(name.document, name.folder).value(), reading, "");
    const store::CommitRequest commit =
        refresh_commit(refreshed, reading, {act, "other tools"}, kActor);
    (void)store::Writer(store_).commit(commit);
    return parse_act(commit.message).value().documents;
  }

  std::vector<DocumentId> read(const std::vector<SheetRow>& rows, const std::string& act,
                               const RevisionName& name = kFolderRevision) {
    return read({sheet_with(rows), letter_page(2)}, act, name);
  }

  [[nodiscard]] std::optional<Document> document(const DocumentId& id) const {
    return Catalogue(store_.tip()).document(id);
  }

  [[nodiscard]] std::vector<std::string> documents() const {
    std::vector<std::string> names;
    for (const DocumentId& id : Catalogue(store_.tip()).documents()) names.push_back(id.text());
    return names;
  }

  [[nodiscard]] Revision recorded() const {
    return Catalogue(store_.tip())
        .revision(kFolderRevision.document, kFolderRevision.folder)
        .value();
  }

  store::TemporaryFolder folder_;
  store::Store store_;
};

TEST_F(SheetReadAgain, KnowsAnItemThatWasRenamedOrMerged) {
  (void)read({kMemo, kLetter}, "20250201T000000Z-000001");
  (void)rename_document(store_, kSeven.text(), "REAL", kActor);
  (void)merge_documents(store_, kEight.text(), "REAL", kActor);
  const auto before = document(DocumentId("REAL"));
  EXPECT_THAT(read({kMemo, kLetter}, "20250301T000000Z-000001"), IsEmpty());
  EXPECT_THAT(documents(), ElementsAre("F", "REAL"));
  EXPECT_EQ(document(DocumentId("REAL")), before);
  (void)read({kMemo}, "20250401T000000Z-000001");
  EXPECT_THAT(documents(), ElementsAre("F", "REAL"));
}

TEST_F(SheetReadAgain, KnowsTheItemsOfAFolderThatWasRenamed) {
  (void)read({kMemo, kLetter}, "20250201T000000Z-000001");
  (void)rename_document(store_, "F", "G", kActor);
  const RevisionName renamed{DocumentId("G"), kFolderRevision.folder};
  (void)read({kMemo}, "20250301T000000Z-000001", renamed);
  EXPECT_THAT(documents(), ElementsAre("F-item-7", "G")) << "the letter is not found any more";
  EXPECT_EQ(document(kSeven).value().states.size(), 1U);
}

TEST_F(SheetReadAgain, KnowsTheItemsOfPagesThatWereSplitOff) {
  (void)read({kMemo, kLetter}, "20250201T000000Z-000001");
  (void)split_revision(store_, kFolderRevision.text(), {1, 1}, "S", kActor);
  const RevisionName part{DocumentId("S"), RevisionFolder("2010")};
  (void)read({sheet_with({kMemo})}, "20250301T000000Z-000001", part);
  EXPECT_THAT(documents(), ElementsAre("F", "F-item-7", "S"));
  EXPECT_EQ(document(kSeven).value().states.size(), 1U);
}

TEST_F(SheetReadAgain, BringsNothingBackThatWasRemovedByOrder) {
  (void)read({kLetter}, "20250201T000000Z-000001");
  Removal removal{"20250301T000000Z-000001", kSeven, {}, {}, "an order", {}, {}, 0, {}};
  removal.entries = {{document_folder(DocumentId("F-item-9")), 040000, sha256_of("one"), 0, 0}};
  (void)store::Writer(store_).commit(
      store::request_of({{removal_record_path(removal.act), record::removal_to_json(removal)}}));
  (void)read({kMemo, kLetter, {"9", "Report on the bridge"}}, "20250401T000000Z-000001");
  EXPECT_THAT(documents(), ElementsAre("F", "F-item-8"));
}

TEST_F(SheetReadAgain, LeavesANameByWhichAnItemIsCited) {
  (void)read({kMemo}, "20250201T000000Z-000001");
  (void)rename_document(store_, kSeven.text(), "REAL", kActor);
  (void)read(std::vector<SheetRow>{}, "20250301T000000Z-000001");
  const auto left = document(DocumentId("REAL"));
  ASSERT_TRUE(left);
  EXPECT_THAT(left->states, IsEmpty());
  EXPECT_THAT(left->aliases, ElementsAre(kSeven.text()));
}

TEST_F(SheetReadAgain, SaysWhatBecameOfAnItem) {
  (void)read({kMemo}, "20250201T000000Z-000001");
  (void)read(std::vector<SheetRow>{}, "20250301T000000Z-000001");
  EXPECT_FALSE(document(kSeven));
  EXPECT_THAT(fate_of(store_.tip(), {kSeven.text()}).value_or(""),
              HasSubstr("read again, and it is not found there any more"));
  EXPECT_FALSE(fate_of(store_.tip(), {kFolderRevision.text()})) << "the revision is there";
}

TEST_F(SheetReadAgain, IsTakenBackWithoutTheDocumentOfAFileThatCameSince) {
  (void)read({kMemo, kLetter}, "20250201T000000Z-000001");
  take_in({kSeven, RevisionFolder("2015")}, {letter_page(1)}, "20250202T000000Z-000001");
  (void)undo(store_, "20250201", kActor);
  EXPECT_EQ(document(kSeven), (Document{kSeven, {}})) << "its file is there";
  EXPECT_FALSE(document(kEight));
}

TEST_F(SheetReadAgain, IsTakenBackWhenNothingElseIsCalledSo) {
  (void)read({kMemo}, "20250201T000000Z-000001");
  take_in({DocumentId("other"), RevisionFolder("2015")}, {letter_page(1)},
          "20250201T120000Z-000002");
  EXPECT_THROW((void)undo(store_, "20250201", kActor), Error) << "it may mean the import";
  EXPECT_EQ(undo(store_, "20250201T00", kActor).act, "20250201T000000Z-000001");
  EXPECT_EQ(undo(store_, "20250201", kActor).act, "20250201T120000Z-000002");
  EXPECT_THROW((void)undo(store_, "20250201", kActor), Error) << "nothing is left";
}

TEST_F(SheetReadAgain, KeepsTheIdsThatItGaveWhenItIsTakenBack) {
  const std::vector<Page> first{page_with_bars({100}), letter_page(2)};
  (void)read(first, "20250201T000000Z-000001");
  const auto before =
      store_.tip().object_of(revision_folder(kFolderRevision.document, kFolderRevision.folder));
  (void)read(first, "20250202T000000Z-000001");
  (void)undo(store_, "20250202", kActor);
  EXPECT_EQ(
      store_.tip().object_of(revision_folder(kFolderRevision.document, kFolderRevision.folder)),
      before)
      << "no id was new";
  const std::vector<Page> second{page_with_bars({100, 200}), letter_page(2)};
  (void)read(second, "20250203T000000Z-000001");
  (void)undo(store_, "20250203", kActor);
  const Redaction& brought = second.front().redactions.back();
  EXPECT_EQ(recorded().former_redactions,
            (std::vector<FormerRedaction>{{1, "r2", brought.region}}));
  (void)read({page_with_bars({100, 300}), letter_page(2)}, "20250204T000000Z-000001");
  const Page page = Catalogue(store_.tip()).recorded_pages(recorded()).front();
  EXPECT_EQ(page.redactions.back().id, "r3") << "r2 was another place";
}

TEST_F(SheetReadAgain, IsTakenBackAfterALaterReadingWasThatGaveIds) {
  (void)read({page_with_bars({100}), letter_page(2)}, "20250201T000000Z-000001");
  (void)read({page_with_bars({100, 200}), letter_page(2)}, "20250202T000000Z-000001");
  (void)undo(store_, "20250202", kActor);
  (void)undo(store_, "20250201", kActor);
  ASSERT_EQ(recorded().former_redactions.size(), 2U) << "both ids were printed";
  EXPECT_EQ(recorded().former_redactions.back().id, "r2");
  (void)undo(store_, kFolderRevision.text(), kActor);
  EXPECT_THAT(documents(), IsEmpty());
}

TEST_F(SheetReadAgain, GoesWithItsImport) {
  (void)read({kMemo, kLetter}, "20250201T000000Z-000001");
  (void)read({kMemo}, "20250202T000000Z-000001");
  (void)undo(store_, "20250202", kActor);
  EXPECT_THAT(documents(), ElementsAre("F", "F-item-7", "F-item-8"));
  (void)undo(store_, kFolderRevision.text(), kActor);
  EXPECT_THAT(documents(), IsEmpty());
  EXPECT_THAT(fate_of(store_.tip(), {kSeven.text()}).value_or(""), HasSubstr("was taken back"));
  EXPECT_THROW((void)undo(store_, "20250201", kActor), Error) << "nothing of it is left";
}

TEST_F(SheetReadAgain, DoesNotGoWithAnImportThatWasChangedBetweenTwoReadings) {
  (void)read({page_with_bars({100}), letter_page(2)}, "20250201T000000Z-000001");
  (void)edit_values(store_, {{"", {"F", "2010", 1, ""}, {{"text", "As I read it"}}}}, kActor);
  (void)read({page_with_bars({100, 200}), letter_page(2)}, "20250202T000000Z-000001");
  EXPECT_THROW((void)undo(store_, kFolderRevision.text(), kActor), Error);
}

TEST_F(SheetReadAgain, IsTakenBackForTheFilesThatWereNotTakenBackSince) {
  const RevisionName other{DocumentId("other"), RevisionFolder("2015")};
  take_in(other, {letter_page(1)}, "20250102T000000Z-000001");
  const std::string refresh = "20250201T000000Z-000001";
  (void)read({page_with_bars({100}), letter_page(2)}, refresh);
  (void)read({page_with_bars({100})}, refresh, other);
  (void)undo(store_, other.text(), kActor);
  take_in(other, {letter_page(1)}, "20250301T000000Z-000001");
  const auto folder = revision_folder(other.document, other.folder);
  const auto again = store_.tip().object_of(folder);
  EXPECT_THAT(undo(store_, refresh, kActor).revisions, ElementsAre(kFolderRevision.text()));
  EXPECT_EQ(store_.tip().object_of(folder), again) << "another import brought it since";
}

}  // namespace
}  // namespace palimpsest::archive
