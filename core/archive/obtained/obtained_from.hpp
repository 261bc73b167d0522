// What somebody who imports says of how the files were obtained.
#pragma once

#include "model/provenance.hpp"
#include "model/revision.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Empty texts and paths are not said.
struct ObtainedFrom {
  std::string source_url = {};
  std::string retrieved_at = {};  // an instant, or a date of EDTF
  std::optional<CopyOrigin> copy = {};
  std::filesystem::path http_headers = {};  // of the one file that is imported
  std::filesystem::path warc = {};          // that holds every file
  std::vector<std::filesystem::path> checksum_lists = {};
};

// Whether somebody says or shows more of how a file was obtained than the record of the same file
// does.
[[nodiscard]] bool says_more(const ObtainedFrom& obtained, const Revision& held);

}  // namespace palimpsest::archive
