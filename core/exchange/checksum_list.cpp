#include "exchange/checksum_list.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::exchange {
namespace {

constexpr std::array kKinds = {ChecksumKind::kMd5,    ChecksumKind::kSha1,   ChecksumKind::kSha224,
                               ChecksumKind::kSha256, ChecksumKind::kSha384, ChecksumKind::kSha512};

std::optional<ListedChecksum> listed(std::string_view digits, std::string_view path) {
  auto value = hexadecimal(digits);
  const auto kind = kind_with_digits(digits.size());
  if (!value || !kind || path.empty()) return std::nullopt;
  return ListedChecksum{*kind, std::move(*value), std::string(path)};
}

// Names with a newline or a backslash: the line begins with one, and each stands as "\n" or "\\".
std::string unescaped(std::string_view path) {
  std::string name;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_escape = path[i] == '\\' && i + 1 < path.size();
    if (is_escape) ++i;
    name += is_escape && path[i] == 'n' ? '\n' : path[i];
  }
  return name;
}

std::optional<ListedChecksum> read_coreutils(std::string_view line) {
  const bool is_escaped = line.starts_with('\\');
  if (is_escaped) line.remove_prefix(1);
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || blank + 2 > line.size()) return std::nullopt;
  const char mode = line[blank + 1];  // '*' in binary mode
  if (mode != ' ' && mode != '*') return std::nullopt;
  const std::string_view path = line.substr(blank + 2);
  return listed(line.substr(0, blank), is_escaped ? unescaped(path) : std::string(path));
}

// The algorithm stands in the line, so its digits alone decide nothing: RMD160 has as many as
// SHA-1.
std::optional<ListedChecksum> read_bsd(std::string_view line) {
  const std::size_t open = line.find(" (");
  const std::size_t close = line.rfind(") = ");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2) {
    return std::nullopt;
  }
  const auto kind = checksum_kind_named(line.substr(0, open));
  auto entry = listed(line.substr(close + 4), line.substr(open + 2, close - open - 2));
  return kind && entry && entry->kind == *kind ? std::move(entry) : std::nullopt;
}

}  // namespace

std::optional<ChecksumKind> kind_with_digits(std::size_t digits) {
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                 [&](ChecksumKind each) { return digit_count(each) == digits; });
  if (kind == kKinds.end()) return std::nullopt;
  return *kind;
}

std::optional<std::string> hexadecimal(std::string_view text) {
  std::string digits(text);
  for (char& c : digits) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) return std::nullopt;
  }
  if (digits.empty()) return std::nullopt;
  return digits;
}

std::vector<ListedChecksum> parse_checksum_list(std::string_view text, const std::string& name) {
  std::vector<ListedChecksum> entries;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    auto entry = read_coreutils(line);
    if (!entry) entry = read_bsd(line);
    if (!entry) {
      throw Error(
          ErrorKind::kInput,
          "line " + std::to_string(number) + " of " + name + " is no checksum with a file name",
          "a line looks like those of `sha256sum FILE`");
    }
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace palimpsest::exchange
