#include "archive/refresh/supplied_readings.hpp"

#include "archive/import/revision_tree.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "unit/store/made_archive.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Tooling kOld{{"poppler", "21"}};
const Tooling kOfJob{{"poppler", "22"}};
const Tooling kNew{{"poppler", "24"}};

// An archive whose revisions were planned, and what of a job is committed later.
class Supplied : public testing::Test {
 protected:
  Supplied() : store_(store::make_archive(folder_.path())), planned_at_(store_.tip().commit()) {}

  void put(const std::string& document, const Tooling& tooling, const std::string& bytes = "") {
    Page page;
    page.number = 1;
    page.size = {points(612), points(792)};
    const Revision revision{DocumentId(document),
                            RevisionFolder("2023"),
                            {},
                            IdWitness::kFileName,
                            {digests_of(document + bytes), 1, "", "", reading_tools(tooling, "")},
                            {},
                            {},
                            {}};
    std::vector<store::TreeEdit> edits = {
        {document_record_path(revision.document),
         record::document_to_json(Document{revision.document, {}})}};
    add_revision_files(revision, {as_read(page)}, edits);
    (void)store::Writer(store_).commit(store::request_of(edits));
  }

  void plan() { planned_at_ = store_.tip().commit(); }

  // Of a job that read a.pdf, b.pdf and its other edition.
  [[nodiscard]] SuppliedRevisions supplied(const RefreshChoice& choice = {}) const {
    const SuppliedReadings readings{
        nullptr,
        {sha256_of("a"), sha256_of("b"), sha256_of("b, another")},
        plan_refresh(store_, choice, tools_of_job()).revisions.front().reading,
        kOfJob,
        planned_at_};
    return supplied_revisions(store_, readings,
                              plan_refresh(store_, choice, tools_of_job()).revisions);
  }

  [[nodiscard]] std::vector<std::string> committed(const RefreshChoice& choice = {}) const {
    std::vector<std::string> names;
    for (const RevisionToRead& each : supplied(choice).to_commit) {
      names.push_back(each.revision.document.text());
    }
    return names;
  }

  [[nodiscard]] std::vector<std::string> left() const {
    std::vector<std::string> lines;
    for (const RevisionRefresh& each : supplied().changed) {
      EXPECT_EQ(each.status, RefreshStatus::kChangedSince);
      lines.push_back(each.document.text() + ": " + each.why);
    }
    return lines;
  }

  static ToolsOf tools_of_job() {
    return [](const worker::ReadOptions&) { return kOfJob; };
  }

  store::TemporaryFolder folder_;
  store::Store store_;
  CommitId planned_at_;
};

TEST_F(Supplied, IsWhatThePlanSaw) {
  put("a", kOld);
  put("b", kOld);
  put("c", kOld);
  plan();
  EXPECT_THAT(committed(), ElementsAre("a", "b"));
  EXPECT_THAT(left(), IsEmpty());
}

TEST_F(Supplied, LeavesWhatOthersReadSinceByOtherTools) {
  put("a", kOld);
  put("b", kOld);
  plan();
  put("b", kNew);
  EXPECT_THAT(committed(), ElementsAre("a"));
  EXPECT_THAT(left(), ElementsAre("b: read again since the job was planned: poppler 21, now 24"));
}

TEST_F(Supplied, HasWhatTheToolsOfTheJobReadSince) {
  put("a", kOld);
  plan();
  put("a", kOfJob);
  EXPECT_THAT(committed({{}, {}, RefreshScope::kAll}), ElementsAre("a"));
}

TEST_F(Supplied, LeavesWhatCameOrWasReplacedSince) {
  put("b", kOld);
  plan();
  put("a", kOld);
  put("b", kOld, ", another");
  EXPECT_THAT(committed(), IsEmpty());
  EXPECT_THAT(left(), ElementsAre("a: new since the job was planned",
                                  "b: another file since the job was planned"));
}

TEST_F(Supplied, IsRefusedWhereThePlanIsOfAnotherArchive) {
  put("a", kOld);
  planned_at_ = CommitId(std::string(40, '1'));
  try {
    (void)supplied();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConflict);
  }
}

}  // namespace
}  // namespace palimpsest::archive
