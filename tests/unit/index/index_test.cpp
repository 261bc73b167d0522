#include "index/index.hpp"

#include "base/error.hpp"
#include "support/temporary_folder.hpp"
#include "unit/index/indexed_commit.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::index {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class IndexTest : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path file() const { return folder_.path() / "index.sqlite"; }

  static IndexedDocument document(const std::string& id, const std::string& alias) {
    const Release dated{ReleaseId("2023-06-27"),      "NARA", "JFK Act", "", "web",
                        EdtfDate::parse("2023-06-27")};
    const Release undated{ReleaseId("later"), "", "", "", "", {}};
    return {
        {DocumentId(id),
         {{RevisionFolder("2023-06-27"), dated, {}, sha256_of("a"), 3, 1, 7, {"(b)(1)", "none"}},
          {RevisionFolder("later+2"),
           undated,
           {FileRole::kPart, 2, 3},
           sha256_of("b"),
           1,
           0,
           0,
           {}}},
         {{ReleaseId("2025"),
           StateTime::kSince,
           ReleaseState::kWithheldInFull,
           "Withhold",
           "2025/a.pdf",
           {"list 2025.csv", sha256_of("list"), "row 2", ReleaseId("2025"),
            EdtfDate::parse("2025")}}}},
        {alias},
        {{4, 200, {7, 2, 30}, {{"(b)(1)", {6, 2, 20}}, {"", {1, 1, 10}}}}, {1, 50, {}, {}}},
        {{ReleaseId("2025"),
          StateTime::kSince,
          ReleaseState::kWithheldInFull,
          "Withhold",
          "2025/a.pdf",
          {"list 2025.csv", sha256_of("list"), "row 2", ReleaseId("2025"),
           EdtfDate::parse("2025")}},
         {ReleaseId("2025"),
          StateTime::kUntil,
          ReleaseState::kInPart,
          "Redact",
          "",
          {"list 2025.csv", {}, "", ReleaseId("2025"), {}}}},
        "FBI"};
  }

  static void put(Index& index, const std::vector<IndexedDocument>& documents) {
    Update update = index.update();
    for (const IndexedDocument& each : documents) update.put(each);
    update.finish(kCommit);
  }

  static std::vector<DocumentSummary> all(const Index& index) {
    std::vector<DocumentSummary> found;
    index.visit([&](const DocumentSummary& each) { found.push_back(each); });
    return found;
  }

  test::TemporaryFolder folder_;
};

TEST_F(IndexTest, GivesBackEveryValueInOrder) {
  Index index(file());
  EXPECT_EQ(index.commit(), std::nullopt);
  const IndexedDocument b = document("B-2", "docid:2");
  const IndexedDocument a = document("A-1", "docid:1");
  put(index, {b, a});
  EXPECT_EQ(index.commit(), kCommit);
  EXPECT_THAT(all(index), ElementsAre(a.summary, b.summary));
  EXPECT_THAT(all(Index(file())), ElementsAre(a.summary, b.summary));
}

TEST_F(IndexTest, GivesBackContentsAndClaims) {
  Index index(file());
  const IndexedDocument a = document("A-1", "docid:1");
  put(index, {a, document("B-2", "docid:2")});
  put(index, {a});
  std::vector<IndexedDocument> found;
  index.visit_all([&](const IndexedDocument& each) { found.push_back(each); });
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found.front().summary, a.summary);
  EXPECT_EQ(found.front().contents, a.contents);
  EXPECT_EQ(found.front().states, a.states);
  EXPECT_EQ(found.front().agency, "FBI");
}

TEST_F(IndexTest, KnowsDocumentsThatHaveNoFile) {
  Index index(file());
  IndexedDocument listed = document("A-1", "docid:1");
  listed.summary.revisions.clear();
  listed.contents.clear();
  put(index, {listed, document("B-2", "docid:2")});
  ASSERT_EQ(all(index).size(), 2u);
  EXPECT_EQ(all(index).front(), listed.summary);
}

TEST_F(IndexTest, FindsDocumentsByAliasAndRelease) {
  Index index(file());
  put(index, {document("A-1", "docid:1"), document("B-2", "docid:1")});
  EXPECT_THAT(index.documents_with_alias("docid:1"),
              ElementsAre(DocumentId("A-1"), DocumentId("B-2")));
  EXPECT_THAT(index.documents_with_alias("docid:'; DROP TABLE aliases"), IsEmpty());
  EXPECT_THAT(index.documents_of(ReleaseId("later")),
              ElementsAre(DocumentId("A-1"), DocumentId("B-2")));
  EXPECT_THAT(index.documents_of(ReleaseId("none")), IsEmpty());
}

TEST_F(IndexTest, ReplacesADocumentAndForgetsARemovedOne) {
  Index index(file());
  put(index, {document("A-1", "docid:1"), document("B-2", "docid:2")});
  IndexedDocument changed = document("A-1", "docid:9");
  changed.summary.revisions.pop_back();
  {
    Update update = index.update();
    update.put(changed);
    update.remove(DocumentId("B-2"));
    update.finish(kCommit);
  }
  EXPECT_THAT(all(index), ElementsAre(changed.summary));
  EXPECT_THAT(index.documents_with_alias("docid:1"), IsEmpty());
  EXPECT_THAT(index.documents_with_alias("docid:2"), IsEmpty());
}

TEST_F(IndexTest, ForgetsAnUpdateThatWasNotFinished) {
  Index index(file());
  put(index, {document("A-1", "docid:1")});
  {
    Update update = index.update();
    update.clear();
  }
  EXPECT_EQ(all(index).size(), 1U);
  EXPECT_EQ(index.commit(), kCommit);
}

TEST_F(IndexTest, StartsAnewWhereTheFileIsNoIndex) {
  std::ofstream(file()) << "this is no database, and long enough to be looked at as one.";
  EXPECT_THAT(all(Index(file())), IsEmpty());
}

TEST_F(IndexTest, CannotBeMadeWhereNothingCanBeWritten) {
  EXPECT_THROW(Index("/proc/index.sqlite"), Error);
}

}  // namespace
}  // namespace palimpsest::index
