#include "archive/job/bundle/shared_results.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;

const Sha256 kCopied = sha256_of("a file and its copies");
const Sha256 kSplit = sha256_of("a long file");
const Sha256 kAlone = sha256_of("a file of its own");

// Shard 1 has the whole of a file, 2 and 3 have a copy of it, and a long file goes on from 2 to 3.
std::vector<Shard> made_shards() {
  return {{"", 1, 1, {{"/one.pdf", kCopied, 2, 1, 2}, {"/alone.pdf", kAlone, 1, 1, 1}}},
          {"", 2, 1, {{"/two.pdf", kCopied, 2, 1, 2}, {"/long.pdf", kSplit, 9, 1, 4}}},
          {"", 3, 1, {{"/long.pdf", kSplit, 9, 5, 9}, {"/three.pdf", kCopied, 2, 1, 2}}}};
}

BundleItem bundle_item(const Sha256& original, int page, const std::string& result,
                       BundleItemKind kind = BundleItemKind::kPage) {
  return {original, kind, page, sha256_of(result)};
}

BundleHead head(int shard, std::vector<BundleItem> items) {
  return {"", shard, "", {}, "", 0, std::move(items)};
}

class Shared : public testing::Test {
 protected:
  SharedResults shared_{made_shards()};
};

TEST_F(Shared, ThatAreEqualAreNoContradiction) {
  shared_.add(head(1, {bundle_item(kCopied, 1, "words")}));
  shared_.add(head(2, {bundle_item(kCopied, 1, "words"), bundle_item(kCopied, 2, "others")}));
  EXPECT_THAT(shared_.contradicted(), IsEmpty());
}

TEST_F(Shared, ThatDifferBetweenCopiesSpeakAgainstBothShardsAndNoThird) {
  shared_.add(head(1, {bundle_item(kCopied, 2, "words")}));
  shared_.add(head(2, {bundle_item(kCopied, 2, "other words")}));
  shared_.add(head(3, {bundle_item(kCopied, 2, "words")}));
  const std::string named = " on page 2 of " + kCopied.hex().substr(0, 12);
  EXPECT_THAT(shared_.contradicted(), ElementsAre(Pair(1, "it disagrees with shard 2" + named),
                                                  Pair(2, "it disagrees with shard 1" + named)));
}

TEST_F(Shared, ThatDifferWithinAShardSpeakAgainstIt) {
  shared_.add(head(1, {bundle_item(kCopied, 1, "words"), bundle_item(kCopied, 1, "other words")}));
  EXPECT_THAT(shared_.contradicted(),
              ElementsAre(Pair(1, StartsWith("it disagrees with itself on page 1 of "))));
}

TEST_F(Shared, HaveOneAnswerWhetherAFileOpens) {
  shared_.add(head(2, {bundle_item(kSplit, 0, "facts", BundleItemKind::kFacts)}));
  shared_.add(head(3, {bundle_item(kSplit, 0, "failure", BundleItemKind::kFailure)}));
  EXPECT_THAT(shared_.contradicted(),
              ElementsAre(Pair(2, StartsWith("it disagrees with shard 3 on the facts of ")),
                          Pair(3, StartsWith("it disagrees with shard 2 on the facts of "))));
}

TEST_F(Shared, AreNotKeptOfAFileInOnePlace) {
  shared_.add(head(1, {bundle_item(kAlone, 1, "words")}));
  shared_.add(head(2, {bundle_item(kAlone, 1, "other words")}));
  EXPECT_THAT(shared_.contradicted(), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::archive
