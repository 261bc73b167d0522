#include "base/id.hpp"

#include "base/error.hpp"
#include "base/shortened_id.hpp"

#include <algorithm>

namespace palimpsest {
namespace {

constexpr std::size_t kMaxIdLength = 100;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_id_character(char c) { return is_alphanumeric(c) || c == '.' || c == '_' || c == '-'; }

void require(bool is_valid, std::string_view thing, std::string_view text) {
  if (is_valid) return;
  throw Error(
      ErrorKind::kUsage, "'" + std::string(text) + "' cannot be a " + std::string(thing),
      "use letters, digits, '.', '_' and '-', at most 100, beginning with a letter or digit");
}

// Splits 2023-06-27+2 into its release and its ordinal; the ordinal is 0 when it is malformed.
std::pair<std::string_view, int> split_folder(std::string_view text) {
  const std::size_t plus = text.find('+');
  if (plus == std::string_view::npos) return {text, 1};
  int ordinal = 0;
  const std::string_view digits = text.substr(plus + 1);
  if (digits.empty() || digits.size() > 4 || digits.front() == '0')
    return {text.substr(0, plus), 0};
  for (const char c : digits) {
    if (c < '0' || c > '9') return {text.substr(0, plus), 0};
    ordinal = ordinal * 10 + (c - '0');
  }
  return {text.substr(0, plus), ordinal >= 2 ? ordinal : 0};
}

}  // namespace

bool is_valid_id(std::string_view text) {
  return !text.empty() && text.size() <= kMaxIdLength && is_alphanumeric(text.front()) &&
         std::all_of(text.begin(), text.end(), is_id_character) &&
         text.find("..") == std::string_view::npos && !text.ends_with(".lock") && text != "changes";
}

bool is_valid_release_part(std::string_view text) {
  const auto [release, ordinal] = split_folder(text);
  return ordinal >= 1 && is_valid_id(release);
}

std::optional<std::string> cleaned_id(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const char next = is_id_character(c) ? c : '-';
    const bool is_repeated = !id.empty() && (next == '-' || next == '.') && id.back() == next;
    const bool is_leading = id.empty() && !is_alphanumeric(next);
    if (!is_repeated && !is_leading) id += next;
  }
  while (!id.empty() && !is_alphanumeric(id.back())) id.pop_back();
  id = shortened_id(id, kMaxIdLength);
  if (!is_valid_id(id)) return std::nullopt;
  return id;
}

void DocumentRule::check(std::string_view text) { require(is_valid_id(text), "document id", text); }
void ReleaseRule::check(std::string_view text) { require(is_valid_id(text), "release id", text); }
void FolderRule::check(std::string_view text) {
  require(is_valid_release_part(text), "release folder", text);
}
void CommitRule::check(std::string_view text) {
  const bool is_hex = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  if (text.size() != 40 || !is_hex) {
    throw Error(ErrorKind::kUsage, "'" + std::string(text) + "' is not a commit id");
  }
}

ReleaseId release_of(const RevisionFolder& folder) {
  return ReleaseId(std::string(split_folder(folder.text()).first));
}

int ordinal_of(const RevisionFolder& folder) { return split_folder(folder.text()).second; }

RevisionFolder folder_of(const ReleaseId& release, int ordinal) {
  return RevisionFolder(ordinal <= 1 ? release.text()
                                     : release.text() + "+" + std::to_string(ordinal));
}

}  // namespace palimpsest
