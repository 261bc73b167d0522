#include "archive/lists/list_file.hpp"

#include "base/file.hpp"

#include <utility>

namespace palimpsest::archive {

ListFile read_list_file(worker::Client& worker, const std::filesystem::path& file,
                        const std::optional<std::filesystem::path>& mapping) {
  const lists::ListMapping headings =
      mapping ? lists::parse_list_mapping(read_file(*mapping), mapping->filename().string())
              : lists::ListMapping{};
  std::string bytes = read_file(file);
  lists::ReleaseList list =
      lists::release_list_of(worker.read_list(bytes, file.string()), file.string(), headings);
  const FileDigests digests = digests_of(bytes);
  return {file.filename().string(), std::move(bytes), digests, std::move(list)};
}

}  // namespace palimpsest::archive
