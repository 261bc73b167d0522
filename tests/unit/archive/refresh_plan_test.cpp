#include "archive/refresh/refresh_plan.hpp"

#include "archive/import/revision_tree.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/tree/tree_paths.hpp"
#include "record/document_record.hpp"
#include "unit/store/made_archive.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Tooling kTools{{"poppler", "22"}};

Page page_with_finding(int number, const std::optional<FindingKind>& finding) {
  Page page;
  page.number = number;
  page.size = {points(612), points(792)};
  if (finding) page.findings.push_back({*finding, "it was not read", number, {}, 0});
  return page;
}

// An archive of documents with one revision each, and what a plan for it says.
class Plan : public testing::Test {
 protected:
  Plan() : store_(store::make_archive(folder_.path())) {}

  Revision add(const std::string& document, Tooling tooling,
               const std::optional<FindingKind>& finding = {}) {
    Revision revision{DocumentId(document),
                      RevisionFolder("2023"),
                      {},
                      IdWitness::kFileName,
                      {digests_of(document), 1, "", "", std::move(tooling)},
                      {},
                      {},
                      {}};
    std::vector<store::TreeEdit> edits = {
        {document_record_path(revision.document),
         record::document_to_json(Document{revision.document, {}})}};
    add_revision_files(revision, {as_read(page_with_finding(1, finding))}, edits);
    (void)store::Writer(store_).commit(store::request_of(edits));
    return revision;
  }

  [[nodiscard]] RefreshPlan plan(const RefreshChoice& choice) const {
    return plan_refresh(store_, choice, [](const worker::ReadOptions&) { return kTools; });
  }

  // Returns "124: why" for each that is to be read, and "124: !hindrance" for what cannot be.
  [[nodiscard]] std::vector<std::string> told(const RefreshChoice& choice = {}) const {
    std::vector<std::string> lines;
    for (const RevisionToRead& each : plan(choice).revisions) {
      lines.push_back(each.revision.document.text() + ": " +
                      (each.hindrance ? "!" + std::string(each.hindrance->what()) : each.why));
    }
    return lines;
  }

  store::TemporaryFolder folder_;
  store::Store store_;
};

TEST_F(Plan, LeavesOutWhatPresentToolsHaveRead) {
  (void)add("a", reading_tools(kTools, ""));
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_EQ(plan({}).current, 1U);
  EXPECT_THAT(told({{}, {}, RefreshScope::kAll}), ElementsAre("a: as asked"));
}

TEST_F(Plan, SaysWhichToolsDiffer) {
  (void)add("a", reading_tools({{"poppler", "21"}}, ""));
  (void)add("b", {{"poppler", "22"}});
  EXPECT_THAT(told(), ElementsAre("a: poppler 21, now 22",
                                  HasSubstr("b: palimpsest.method not recorded, now ")));
}

TEST_F(Plan, HasWhatLostAPageByTheSameToolsAndNotWhatTheyCannotDraw) {
  (void)add("a", reading_tools(kTools, ""), FindingKind::kTimeout);
  (void)add("b", reading_tools(kTools, ""), FindingKind::kPageNotRendered);
  EXPECT_THAT(told(), ElementsAre("a: page 1 was lost when it was read"));
}

TEST_F(Plan, ReadsAsARevisionWasReadUnlessSomebodySaysOtherwise) {
  (void)add("a", {{"ocr", "always"}, {"tesseract.languages", "fra+deu"}});
  const worker::ReadOptions as_before = plan({}).revisions.front().reading;
  EXPECT_EQ(as_before.ocr, worker::OcrMode::kAlways);
  EXPECT_THAT(as_before.languages, ElementsAre("fra", "deu"));
  RefreshChoice choice;
  choice.ocr = worker::OcrMode::kAuto;
  choice.languages = {"eng"};
  const worker::ReadOptions otherwise = plan(choice).revisions.front().reading;
  EXPECT_EQ(otherwise.ocr, worker::OcrMode::kAuto);
  EXPECT_THAT(otherwise.languages, ElementsAre("eng"));
}

TEST_F(Plan, AsksForTheTableOfIdentifiersThatARevisionWasReadWith) {
  (void)add("a", reading_tools(kTools, "rows"));
  EXPECT_THAT(told(), ElementsAre(HasSubstr("!a@2023 was read with a table of identifiers")));
  RefreshChoice choice;
  choice.identifiers = "rows";
  EXPECT_THAT(told(choice), IsEmpty());
}

TEST_F(Plan, LeavesOutWhatWasRemovedByOrderUnlessItIsNamed) {
  const Revision revision = add("a", {});
  (void)store::Writer(store_).commit(store::request_of({{original_place(revision), std::nullopt}}));
  EXPECT_THAT(told(), IsEmpty());
  EXPECT_THAT(told({{}, {"a@2023"}}),
              ElementsAre(HasSubstr("!something of a@2023 was removed by order")));
}

TEST_F(Plan, HasARevisionOnceHoweverOftenItIsNamed) {
  (void)add("a", {});
  (void)add("b", {});
  EXPECT_EQ(told({{}, {"b", "b@2023", "b"}}).size(), 1U);
}

}  // namespace
}  // namespace palimpsest::archive
