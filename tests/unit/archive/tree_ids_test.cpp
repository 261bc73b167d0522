#include "archive/evidence/tree_ids.hpp"

#include "store/store.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

class TreeIdsTest : public ::testing::Test {
 protected:
  TreeIdsTest() {
    store_.emplace(store::Store::create(folder_.path() / "archive", "{}\n", Instant{1'700'000'000},
                                        "A. Reader"));
  }

  void put(const std::string& path, const std::string& bytes) {
    store::Writer writer(*store_);
    (void)writer.commit({{{path, bytes}}, "Put\n", Instant{1'700'000'000}, "A. Reader"});
  }

  [[nodiscard]] std::string root() const { return store_->tip().object_of("").value(); }
  [[nodiscard]] store::CacheFolder cache() const {
    return store::CacheFolder(folder_.path() / "ids");
  }
  [[nodiscard]] Sha256 fresh_id() const { return TreeIds().id_of(*store_, root()); }

  // Asks as a process of its own does.
  Sha256 cached_id() {
    TreeIds ids(cache());
    Sha256 id = ids.id_of(*store_, root());
    ids.save(*store_, root());
    return id;
  }

  test::TemporaryFolder folder_;
  std::optional<store::Store> store_;
};

TEST_F(TreeIdsTest, AreTheSameWithACache) {
  for (int i = 0; i < 4; ++i) {
    const std::string part = i % 2 == 0 ? "aa" : "bb";
    put("documents/" + part + "/cc/D" + std::to_string(i) + "/2023/revision.json",
        std::to_string(i));
    put("releases/" + std::to_string(i) + ".json", "release");
    EXPECT_EQ(cached_id(), fresh_id());
  }
}

TEST_F(TreeIdsTest, AreKeptInAPartForEachFolderOfDocuments) {
  put("documents/aa/cc/A/2023/revision.json", "a");
  put("documents/bb/cc/B/2023/revision.json", "b");
  (void)cached_id();
  EXPECT_TRUE(fs::exists(folder_.path() / "ids/top"));
  EXPECT_TRUE(fs::exists(folder_.path() / "ids/aa"));
  const auto before = fs::last_write_time(folder_.path() / "ids/bb");
  put("documents/aa/cc/A/2024/revision.json", "c");
  EXPECT_EQ(cached_id(), fresh_id());
  EXPECT_EQ(fs::last_write_time(folder_.path() / "ids/bb"), before) << "nothing changed there";
}

TEST_F(TreeIdsTest, DoNotPileUpInTheCache) {
  const auto size_of_part = [&] { return fs::file_size(folder_.path() / "ids/aa"); };
  store::Writer writer(*store_);
  TreeIds ids(cache());
  std::uintmax_t largest = 0;
  for (int i = 0; i < 1200; ++i) {
    (void)writer.commit({{{"documents/aa/cc/A/2023/revision.json", std::to_string(i)}},
                         "Put\n",
                         Instant{1'700'000'000},
                         "A. Reader"});
    (void)ids.id_of(*store_, root());
    if (i % 100 != 99) continue;
    ids.save(*store_, root());
    largest = std::max(largest, size_of_part());
  }
  EXPECT_LT(largest, 60'000U) << "1200 commits are 2400 ids of 52 bytes";
  EXPECT_EQ(cached_id(), fresh_id());
}

}  // namespace
}  // namespace palimpsest::archive
