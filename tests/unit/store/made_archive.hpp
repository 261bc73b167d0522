// Archives for the tests of the store, each in a folder of its own that goes with the test.
#pragma once

#include "store/store.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace palimpsest::store {

using test::TemporaryFolder;

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

// Writes over a file, even one that nobody may write.
inline void overwrite(const std::filesystem::path& path, const std::string& bytes) {
  std::error_code is_new;
  std::filesystem::permissions(path, std::filesystem::perms(0644), is_new);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace palimpsest::store
