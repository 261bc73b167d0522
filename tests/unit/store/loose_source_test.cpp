// Damaged loose objects of every kind that libgit2's own reader does not survive.
#include "base/error.hpp"
#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/deflate.hpp"
#include "store/git.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace palimpsest::store {
namespace {

constexpr auto kWritable = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

class LooseObjects : public testing::Test {
 protected:
  LooseObjects() : store_(make_archive(folder_.path() / "a")) {
    const std::string hex = store_.tip().commit().text();
    file_ = store_.root() / "repository.git" / "objects" / hex.substr(0, 2) / hex.substr(2);
    sound_ = read_file(file_);
    std::filesystem::permissions(file_, kWritable);
  }

  // Reads the newest commit, whose file holds `bytes`, in a repository of its own without caches.
  void read(const std::string& bytes) {
    std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes;
    const Repository repository(store_.root() / "repository.git");
    const std::string text = read_object(repository, oid_of(store_.tip().commit().text()));
    EXPECT_EQ(text.substr(0, 5), "tree ");
  }

  ErrorKind kind_of_reading(const std::string& bytes) {
    try {
      read(bytes);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::kInternal;
  }

  TemporaryFolder folder_;
  Store store_;
  std::filesystem::path file_;
  std::string sound_;
};

TEST_F(LooseObjects, AreReadWhenTheyAreSound) { read(sound_); }

TEST_F(LooseObjects, ThatAreLongerThanTheySayAreDamaged) {
  const std::string text = std::string("commit 12") + '\0' + std::string(54, 'x');
  EXPECT_EQ(kind_of_reading(deflated(text)), ErrorKind::kIntegrity);
}

TEST_F(LooseObjects, ThatAreCutOffAreDamaged) {
  for (std::size_t size = 0; size < sound_.size(); ++size) {
    EXPECT_EQ(kind_of_reading(sound_.substr(0, size)), ErrorKind::kIntegrity) << size;
  }
}

TEST_F(LooseObjects, WithAnyBitFlippedAreDamagedOrTheSame) {
  for (std::size_t bit = 0; bit < 8 * sound_.size(); ++bit) {
    std::string bytes = sound_;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    try {
      read(bytes);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIntegrity) << bit;
    }
  }
}

// As many files are open as the process may have: the object is there, and sound.
TEST_F(LooseObjects, ThatTheSystemDoesNotOpenAreNotDamaged) {
  const Repository repository(store_.root() / "repository.git");
  const git_oid id = oid_of(store_.tip().commit().text());
  rlimit usual{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
  const rlimit none{0, usual.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  ErrorKind kind = ErrorKind::kInternal;
  std::string said;
  try {
    (void)read_object(repository, id);
  } catch (const Error& error) {
    kind = error.kind();
    said = error.what();
  }
  ::setrlimit(RLIMIT_NOFILE, &usual);
  EXPECT_EQ(kind, ErrorKind::kEnvironment) << said;
  EXPECT_NE(said.find(file_.string()), std::string::npos) << said;
}

}  // namespace
}  // namespace palimpsest::store
