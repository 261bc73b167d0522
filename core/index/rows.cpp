#include "index/rows.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <sstream>

namespace palimpsest::index {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void fail_as_damaged() {
  throw Error(ErrorKind::kIntegrity, "the index is damaged",
              "run `palimpsest reindex` to make it anew");
}

Sha256 sha256_of_text(const std::string& hex) {
  const auto sha256 = Sha256::parse(hex);
  if (!sha256) fail_as_damaged();
  return *sha256;
}

FileRole role_of(const std::string& word) {
  const auto& words = kNames<FileRole>;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<FileRole>(found - words.begin());
  fail_as_damaged();
}

}  // namespace palimpsest::index
