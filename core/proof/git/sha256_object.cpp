#include "proof/git/sha256_object.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace palimpsest::proof {
namespace {

constexpr unsigned kFolderMode = 040000;

Sha256 object_id(std::string_view type, std::string_view content) {
  std::string text = std::string(type) + " " + std::to_string(content.size());
  text += '\0';
  return sha256_of(text.append(content));
}

std::string octal(unsigned number) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 8).ptr;
  return {digits.data(), end};
}

// Git orders folders as if their names ended with a slash.
std::string sort_name(const GitEntry& entry) {
  return entry.mode == kFolderMode ? entry.name + "/" : entry.name;
}

}  // namespace

Sha256 git_blob_id(std::string_view content) { return object_id("blob", content); }

Sha256 git_tree_id(std::vector<GitEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const GitEntry& a, const GitEntry& b) { return sort_name(a) < sort_name(b); });
  std::string content;
  for (const GitEntry& entry : entries) {
    content += octal(entry.mode) + " " + entry.name;
    content += '\0';
    content.append(reinterpret_cast<const char*>(entry.id.bytes().data()), entry.id.bytes().size());
  }
  return object_id("tree", content);
}

}  // namespace palimpsest::proof
