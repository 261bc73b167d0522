// Archives for the tests of the store, each in a folder of its own that goes with the test.
#pragma once

#include "store/store.hpp"

#include <filesystem>
#include <string>

#include <stdlib.h>

namespace palimpsest::store {

// A folder that is removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "store-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr const char* kOperator = "A. Reader <reader@example.org>";
inline constexpr Instant kTime{1700000000};
inline constexpr const char* kArchiveText = "{\n  \"format\": 0\n}\n";

inline Store make_archive(const std::filesystem::path& root) {
  return Store::create(root, kArchiveText, kTime, kOperator);
}

inline CommitRequest request_of(std::vector<TreeEdit> edits) {
  return {std::move(edits), "Change something\n", kTime, kOperator};
}

// Stores `bytes` as the original of a document, with a record beside it, in one commit.
inline CommitId add_revision(Store& store, const std::string& document, const std::string& bytes) {
  Writer writer(store);
  const FileDigests digests = digests_of(bytes);
  writer.put_original(bytes, digests);
  const std::string folder = "documents/aa/bb/" + document + "/2023/";
  return writer.commit(
      request_of({{folder + "original.pdf", lfs_pointer(digests.sha256, digests.size)},
                  {folder + "revision.json", "{\"document\": \"" + document + "\"}\n"}}));
}

}  // namespace palimpsest::store
