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
bool is_before(const GitEntry& a, const GitEntry& b) {
  const std::size_t shared = std::min(a.name.size(), b.name.size());
  const int order = a.name.compare(0, shared, b.name, 0, shared);
  if (order != 0) return order < 0;
  const auto next = [shared](const GitEntry& entry) {
    if (entry.name.size() > shared) return static_cast<unsigned char>(entry.name[shared]);
    return static_cast<unsigned char>(entry.mode == kFolderMode ? '/' : '\0');
  };
  return next(a) < next(b);
}

}  // namespace

Sha256 git_blob_id(std::string_view content) { return object_id("blob", content); }

Sha256 git_tree_id(std::vector<GitEntry> entries) {
  // As a rule they come in order, and sorting them again would cost more than their digest.
  if (!std::is_sorted(entries.begin(), entries.end(), is_before)) {
    std::sort(entries.begin(), entries.end(), is_before);
  }
  std::string content;
  for (const GitEntry& entry : entries) {
    content += octal(entry.mode) + " " + entry.name;
    content += '\0';
    content.append(reinterpret_cast<const char*>(entry.id.bytes().data()), entry.id.bytes().size());
  }
  return object_id("tree", content);
}

}  // namespace palimpsest::proof
