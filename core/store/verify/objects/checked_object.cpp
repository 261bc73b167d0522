#include "store/verify/objects/checked_object.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::store {
namespace {

constexpr std::size_t kIdBytes = GIT_OID_RAWSZ;

std::vector<ObjectLink> links_of_tree(const std::string& content) {
  std::vector<ObjectLink> links;
  std::size_t at = 0;
  for (;;) {
    const std::size_t space = content.find(' ', at);
    const std::size_t end = content.find('\0', at);
    if (end == std::string::npos || space > end || end + 1 + kIdBytes > content.size()) break;
    links.push_back({content.substr(space + 1, end - space - 1),
                     to_hex(std::string_view(content).substr(end + 1, kIdBytes))});
    at = end + 1 + kIdBytes;
  }
  return links;
}

std::vector<ObjectLink> links_of_text(const std::string& content) {
  std::vector<ObjectLink> links;
  std::size_t at = 0;
  while (at < content.size() && content[at] != '\n') {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    const std::string line = content.substr(at, end - at);
    for (const std::string key : {"tree ", "parent ", "object "}) {
      if (line.starts_with(key)) links.push_back({key, line.substr(key.size())});
    }
    at = end + 1;
  }
  return links;
}

}  // namespace

CheckedObject checked_object(git_object_t type, const std::string& content) {
  CheckedObject object;
  object.type = type;
  if (type == GIT_OBJECT_TREE) object.links = links_of_tree(content);
  if (type == GIT_OBJECT_COMMIT || type == GIT_OBJECT_TAG) object.links = links_of_text(content);
  if (type == GIT_OBJECT_BLOB) object.pointer = parse_lfs_pointer(content);
  return object;
}

}  // namespace palimpsest::store
