#include "store/bounded_cache.hpp"

#include "made_archive.hpp"

#include <chrono>
#include <random>

#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMost = 10'000;

// Text that no compression makes smaller.
std::string noise(std::size_t bytes) {
  std::mt19937 random(1);
  std::string text;
  while (text.size() < bytes) text += static_cast<char>(random());
  return text;
}

std::uintmax_t bytes_in(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& each : fs::recursive_directory_iterator(folder)) {
    if (each.is_regular_file()) bytes += each.file_size();
  }
  return bytes;
}

TEST(BoundedCache, NeverHoldsMoreThanItsLimitAndForgetsWhatWasNotAskedForTheLongest) {
  const TemporaryFolder folder;
  BoundedCache cache(folder.path(), kMost);
  for (int i = 0; i < 20; ++i) {
    cache.write("a/" + std::to_string(i), noise(2000));
    EXPECT_EQ(cache.read("a/0"), noise(2000)) << i;
    EXPECT_LE(bytes_in(folder.path()), kMost) << i;
  }
  EXPECT_EQ(cache.read("a/1"), std::nullopt);
  EXPECT_EQ(cache.read("a/19"), noise(2000));
}

TEST(BoundedCache, KnowsFromTheDiskWhatWasAskedForLast) {
  const TemporaryFolder folder;
  {
    BoundedCache cache(folder.path(), kMost);
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
    for (const char* key : {"a/1", "b/2", "c/3"}) {
      cache.write(key, noise(2000));
      fs::last_write_time(folder.path() / key, long_ago);
    }
    EXPECT_NE(cache.read("a/1"), std::nullopt);
  }
  BoundedCache smaller(folder.path(), kMost / 4);
  EXPECT_NE(smaller.read("a/1"), std::nullopt);
  EXPECT_EQ(smaller.read("b/2"), std::nullopt);
  EXPECT_FALSE(fs::exists(folder.path() / "b"));
  EXPECT_EQ(smaller.read("c/3"), std::nullopt);
}

TEST(BoundedCache, CountsAnEntryThatIsWrittenAgainOnce) {
  const TemporaryFolder folder;
  BoundedCache cache(folder.path(), kMost);
  cache.write("a/0", noise(2000));
  for (int i = 0; i < 20; ++i) cache.write("a/1", noise(2000));
  EXPECT_NE(cache.read("a/0"), std::nullopt);
}

TEST(BoundedCache, KeepsNothingThatIsLargerThanItself) {
  const TemporaryFolder folder;
  BoundedCache cache(folder.path(), kMost);
  cache.write("a/1", noise(20'000));
  EXPECT_EQ(cache.read("a/1"), std::nullopt);
}

}  // namespace
}  // namespace palimpsest::store
