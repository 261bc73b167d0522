#include "store/objects/pack_index.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/objects/multi_pack_index.hpp"
#include "support/temporary_folder.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kPackBytes = 1000;
constexpr std::uint32_t kLong = 0x80000000U;  // an offset with it is a place among the long ones
constexpr std::size_t kManyObjects = 40000;   // more than one block of offsets

std::string word(std::uint64_t value, int bytes = 4) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
  return text;
}

// The index of a pack whose objects all have names that begin with 01.
std::string index_with(const std::vector<std::uint64_t>& offsets,
                       const std::vector<std::uint64_t>& longs = {}) {
  std::string text = "\377tOc" + word(2);
  for (int i = 0; i < 256; ++i) text += word(i == 0 ? 0 : offsets.size());
  for (std::size_t i = 0; i < offsets.size(); ++i) text += "\001" + std::string(15, 'x') + word(i);
  for (std::size_t i = 0; i < offsets.size(); ++i) text += word(0);
  for (const std::uint64_t offset : offsets) text += word(offset);
  for (const std::uint64_t offset : longs) text += word(offset, 8);
  return text + std::string(40, '\0');
}

class PackIndexTest : public ::testing::Test {
 protected:
  // Both ways of judging must agree.
  [[nodiscard]] bool is_usable(const std::string& bytes, std::uint64_t pack_bytes = kPackBytes) {
    write_file_durably(path("a.idx"), bytes, fs::perms(0644));
    const bool by_file = is_usable_index(path("a.idx"), pack_bytes);
    EXPECT_EQ(read_pack_index(bytes, pack_bytes).is_usable, by_file);
    return by_file;
  }

  [[nodiscard]] fs::path path(const std::string& name) const { return folder_.path() / name; }

  test::TemporaryFolder folder_;
};

TEST_F(PackIndexTest, IsUsableWhenEveryOffsetLiesAmongTheObjects) {
  EXPECT_TRUE(is_usable(index_with({})));
  EXPECT_TRUE(is_usable(index_with({12, 979})));
  EXPECT_FALSE(is_usable(index_with({12, 980})));
  EXPECT_FALSE(is_usable(index_with({11, 979})));
  EXPECT_FALSE(is_usable(index_with({12}), 20));
  EXPECT_FALSE(is_usable(index_with({12}), 0));
}

TEST_F(PackIndexTest, LooksAtLongOffsetsToo) {
  EXPECT_TRUE(is_usable(index_with({12, kLong}, {979})));
  EXPECT_FALSE(is_usable(index_with({12, kLong}, {980})));
  EXPECT_FALSE(is_usable(index_with({12, kLong + 1}, {979})));
  EXPECT_TRUE(is_usable(index_with({kLong}, {6ULL << 30}), 7ULL << 30));
  EXPECT_FALSE(is_usable(index_with({kLong}, {6ULL << 30}), 5ULL << 30));
}

TEST_F(PackIndexTest, LooksAtEveryOffsetOfALargeIndex) {
  std::vector<std::uint64_t> offsets(kManyObjects, 12);
  EXPECT_TRUE(is_usable(index_with(offsets)));
  for (const std::size_t wrong : {std::size_t{0}, kManyObjects / 2, kManyObjects - 1}) {
    offsets[wrong] = kPackBytes;
    EXPECT_FALSE(is_usable(index_with(offsets))) << wrong;
    offsets[wrong] = 12;
  }
}

TEST_F(PackIndexTest, IsNotUsableWhenItsTablesHaveNoSaneSize) {
  const std::string sound = index_with({12, 100});
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, sound.size() - 1}) {
    EXPECT_FALSE(is_usable(sound.substr(0, size))) << size;
  }
  EXPECT_FALSE(is_usable(sound + "1234"));
  std::string falling = sound;
  falling[8 + 4 * 7 + 3] = 1;  // the count of names up to 07; up to 06 there are two
  EXPECT_FALSE(is_usable(falling));
  EXPECT_FALSE(is_usable_index(path("missing.idx"), kPackBytes));
}

TEST_F(PackIndexTest, RefusesAFolderWithOneThatIsNot) {
  write_file_durably(path("a.idx"), index_with({12}), fs::perms(0644));
  write_file_durably(path("a.pack"), std::string(kPackBytes, 'p'), fs::perms(0644));
  write_file_durably(path("alone.idx"), "no index", fs::perms(0644));
  EXPECT_NO_THROW(check_pack_indexes(folder_.path()));
  EXPECT_NO_THROW(check_pack_indexes(path("missing")));
  write_file_durably(path("alone.pack"), "its pack", fs::perms(0644));
  try {
    check_pack_indexes(folder_.path());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kIntegrity);
    EXPECT_NE(std::string(error.what()).find("alone.idx"), std::string::npos) << error.what();
  }
}

std::string chunk_row(const std::string& name, std::size_t at) { return name + word(at, 8); }

// The index over one pack, a.pack, with one object of each offset.
std::string multi_pack_index_with(const std::vector<std::uint64_t>& offsets,
                                  const std::vector<std::uint64_t>& longs = {},
                                  std::uint32_t pack = 0) {
  const std::string names("a.idx\0\0\0", 8);
  const std::size_t names_at = 12 + 4 * 12;
  const std::size_t entries_at = names_at + names.size();
  const std::size_t longs_at = entries_at + 8 * offsets.size();
  std::string text = "MIDX" + std::string("\1\1\3\0", 4) + word(1);
  text += chunk_row("PNAM", names_at) + chunk_row("OOFF", entries_at) + chunk_row("LOFF", longs_at);
  text += chunk_row(std::string(4, '\0'), longs_at + 8 * longs.size()) + names;
  for (const std::uint64_t offset : offsets) text += word(pack) + word(offset);
  for (const std::uint64_t offset : longs) text += word(offset, 8);
  return text + std::string(20, '\0');
}

class MultiPackIndexTest : public PackIndexTest {
 protected:
  void SetUp() override {
    write_file_durably(path("a.pack"), std::string(kPackBytes, 'p'), fs::perms(0644));
  }

  [[nodiscard]] bool is_usable(const std::string& bytes) {
    write_file_durably(path(kMultiPackIndex), bytes, fs::perms(0644));
    return is_usable_multi_pack_index(path(kMultiPackIndex));
  }
};

TEST_F(MultiPackIndexTest, IsUsableWhenEveryOffsetLiesInItsPack) {
  EXPECT_TRUE(is_usable(multi_pack_index_with({12, 979})));
  EXPECT_FALSE(is_usable(multi_pack_index_with({12, 980})));
  EXPECT_FALSE(is_usable(multi_pack_index_with({11})));
  EXPECT_FALSE(is_usable(multi_pack_index_with({12}, {}, 1)));
  EXPECT_TRUE(is_usable(multi_pack_index_with({12, kLong}, {979})));
  EXPECT_FALSE(is_usable(multi_pack_index_with({12, kLong}, {980})));
  EXPECT_FALSE(is_usable(multi_pack_index_with({12, kLong + 1}, {979})));
  EXPECT_FALSE(is_usable(multi_pack_index_with({12, kLong})));
}

TEST_F(MultiPackIndexTest, IsNotUsableWhenItIsCutOff) {
  const std::string sound = multi_pack_index_with({12, 979});
  for (std::size_t size = 0; size < sound.size() - 20; ++size) {
    EXPECT_FALSE(is_usable(sound.substr(0, size))) << size;
  }
}

TEST_F(MultiPackIndexTest, IsRefusedWithWhatToDo) {
  write_file_durably(path(kMultiPackIndex), multi_pack_index_with({980}), fs::perms(0644));
  EXPECT_THAT(unusable_indexes(folder_.path()), testing::ElementsAre(path(kMultiPackIndex)));
  try {
    check_pack_indexes(folder_.path());
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.hint(), testing::HasSubstr("remove this file"));
  }
}

}  // namespace
}  // namespace palimpsest::store
