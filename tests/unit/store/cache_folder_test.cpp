#include "store/cache_folder.hpp"

#include "base/file.hpp"
#include "made_archive.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

TEST(CacheFolder, GivesBackWhatWasWritten) {
  const TemporaryFolder folder;
  const CacheFolder cache(folder.path() / "not/there/yet");
  EXPECT_EQ(cache.read("a/1"), std::nullopt);
  const std::string text = std::string(100000, 'x') + '\0' + "end";
  cache.write("a/1", text);
  cache.write("a/2", "");
  EXPECT_EQ(cache.read("a/1"), text);
  EXPECT_EQ(cache.read("a/2"), "");
  cache.write("a/1", "other");
  EXPECT_EQ(cache.read("a/1"), "other");
}

TEST(CacheFolder, TakesADamagedEntryForAbsent) {
  const TemporaryFolder folder;
  const CacheFolder cache(folder.path());
  cache.write("a/1", "some text that is kept");
  const std::string sound = read_file(folder.path() / "a/1");
  for (std::size_t i = 0; i < sound.size(); ++i) {
    std::string broken = sound;
    broken[i] = static_cast<char>(broken[i] ^ 1);
    overwrite(folder.path() / "a/1", broken);
    EXPECT_EQ(cache.read("a/1"), std::nullopt) << i;
    overwrite(folder.path() / "a/1", sound.substr(0, i));
    EXPECT_EQ(cache.read("a/1"), std::nullopt) << i;
  }
}

TEST(CacheFolder, TakesAnEntryOfAnotherKeyForAbsent) {
  const TemporaryFolder folder;
  const CacheFolder cache(folder.path());
  cache.write("a/1", "page 1");
  fs::copy(folder.path() / "a/1", folder.path() / "a/2");
  EXPECT_EQ(cache.read("a/2"), std::nullopt);
}

TEST(CacheFolder, IsNoErrorWhenItCannotBeWritten) {
  const CacheFolder cache("/proc/palimpsest-cache");
  cache.write("a/1", "text");
  EXPECT_EQ(cache.read("a/1"), std::nullopt);
}

TEST(CacheFolder, RemovesWhatIsOfNoFurtherUse) {
  const TemporaryFolder folder;
  const CacheFolder cache(folder.path());
  cache.write("old/a/1", "text");
  cache.write("new/a/1", "text");
  overwrite(folder.path() / "new/a/.tmp-123456", "cut off");
  cache.remove_all_but("new");
  EXPECT_FALSE(fs::exists(folder.path() / "old"));
  EXPECT_FALSE(fs::exists(folder.path() / "new/a/.tmp-123456"));
  EXPECT_EQ(cache.read("new/a/1"), "text");
}

}  // namespace
}  // namespace palimpsest::store
