// Pages by their keys: found, told apart, and gone with their document.
#include "base/error.hpp"
#include "index/index.hpp"
#include "unit/index/indexed_commit.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace palimpsest::index {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// Keys that no page with another number has.
PageKeys keys(std::uint64_t number, std::size_t count = kMostWordKeys) {
  PageKeys page;
  for (std::size_t i = 0; i < count; ++i) page.words.push_back(1000 * number + i);
  return page;
}

PageKeys look(std::uint64_t bits) { return {{}, bits}; }

IndexedDocument document(const std::string& id, const std::vector<PageKeys>& pages) {
  IndexedDocument result{{DocumentId(id), {}, {}}, {}, {}, {}, {}};
  result.summary.revisions.push_back({RevisionFolder("r"),
                                      {ReleaseId("r"), "", "", "", "", {}},
                                      {},
                                      sha256_of(id),
                                      static_cast<int>(pages.size()),
                                      0,
                                      0,
                                      {}});
  result.pages = {pages};
  return result;
}

class PagesOfTheIndex : public ::testing::Test {
 protected:
  void put(const std::vector<IndexedDocument>& documents) {
    Update update = index_.update();
    for (const IndexedDocument& each : documents) update.put(each);
    update.finish(kCommit);
  }

  Index index_{":memory:"};
};

TEST_F(PagesOfTheIndex, AreFoundByAPartOfTheirWords) {
  put({document("A", {keys(1), keys(2)}), document("B", {keys(3)})});
  PageKeys sought = keys(2);
  sought.words.resize(5);
  for (std::uint64_t i = 0; i < 11; ++i) sought.words.push_back(9'000'000 + i);
  const auto hits = index_.pages_like(sought);
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits.front().document.text(), "A");
  EXPECT_EQ(hits.front().page, 2);
  EXPECT_TRUE(hits.front().by_words);
  EXPECT_NEAR(hits.front().likeness, 5.0 / 16, 0.001);
}

TEST_F(PagesOfTheIndex, AreNotFoundByTwoRunsOfWords) {
  put({document("A", {keys(1)})});
  PageKeys sought = keys(2);
  sought.words[14] = 1000, sought.words[15] = 1001;
  std::sort(sought.words.begin(), sought.words.end());
  EXPECT_THAT(index_.pages_like(sought), IsEmpty());
}

TEST_F(PagesOfTheIndex, WithoutWordsAreFoundByTheirLook) {
  put({document("A", {look(0x00FF'00FF'1234'5678)}), document("B", {look(0xFF00'FF00'8765'4321)})});
  const auto hits = index_.pages_like(look(0x00FF'00FF'1234'567B));
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits.front().document.text(), "A");
  EXPECT_FALSE(hits.front().by_words);
}

TEST_F(PagesOfTheIndex, ThatSayOtherWordsAreNotAlikeByTheirLook) {
  PageKeys one = keys(1), other = keys(2);
  one.look = other.look = 42;
  put({document("A", {one})});
  EXPECT_THAT(index_.pages_like(other), IsEmpty());
}

TEST_F(PagesOfTheIndex, OfAFormThatVeryManyHaveFindNothing) {
  std::vector<IndexedDocument> documents;
  for (int i = 0; i < 100; ++i) documents.push_back(document("A" + std::to_string(i), {keys(1)}));
  put(documents);
  EXPECT_THAT(index_.pages_like(keys(1)), IsEmpty());
}

TEST_F(PagesOfTheIndex, GoWithTheirDocument) {
  put({document("A", {keys(1), look(7)}), document("B", {keys(2)})});
  put({document("A", {keys(3)})});
  EXPECT_THAT(index_.pages_like(keys(1)), IsEmpty());
  EXPECT_THAT(index_.pages_like(look(7)), IsEmpty());
  EXPECT_THAT(index_.pages_like(keys(2)), SizeIs(1));
  EXPECT_THAT(index_.pages_like(keys(3)), SizeIs(1));
  Update update = index_.update();
  update.remove(DocumentId("A"));
  update.finish(kCommit);
  EXPECT_THAT(index_.pages_like(keys(3)), IsEmpty());
}

TEST_F(PagesOfTheIndex, AreCountedWithThoseThatSayNothing) {
  put({document("A", {keys(1), PageKeys{}, look(7)})});
  const PageCounts counts = index_.pages_of(DocumentId("A"), RevisionFolder("r"));
  EXPECT_EQ(counts.all, 3);
  EXPECT_EQ(counts.speaking, 2u);
  ASSERT_THAT(index_.files_with(sha256_of("A")), SizeIs(1));
  EXPECT_EQ(index_.files_with(sha256_of("A")).front().page_count, 3);
}

}  // namespace
}  // namespace palimpsest::index
