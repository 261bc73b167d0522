#include "exchange/bagit/manifest.hpp"

#include "exchange/bagit/tag_text.hpp"
#include "exchange/checksum_list.hpp"

#include <algorithm>
#include <charconv>

namespace palimpsest::exchange {
namespace {

// Every other % stands for itself.
std::string decoded_path(std::string_view path, PathCoding coding) {
  std::string decoded;
  while (!path.empty()) {
    const std::string_view code = path.substr(0, 3);
    const bool is_cr = code == "%0D" || code == "%0d";
    const bool is_lf = code == "%0A" || code == "%0a";
    const bool is_code =
        is_cr || is_lf || (code == "%25" && coding == PathCoding::kLineEndsAndPercent);
    decoded += is_cr ? '\r' : is_lf ? '\n' : path.front();
    path.remove_prefix(is_code ? 3 : 1);
  }
  return decoded;
}

// Takes the word before the next blanks off `line`, and the blanks.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find_first_of(kBlanks), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  return word;
}

std::optional<ManifestEntry> manifest_entry(std::string_view line, PathCoding coding) {
  const auto checksum = hexadecimal(take_word(line));
  if (line.starts_with('*')) line.remove_prefix(1);
  if (!checksum || line.empty()) return std::nullopt;
  return ManifestEntry{0, *checksum, decoded_path(line, coding)};
}

std::optional<FetchEntry> fetch_entry(std::string_view line, PathCoding coding) {
  FetchEntry entry{0, std::string(take_word(line)), std::nullopt, {}};
  const std::string_view length = take_word(line);
  if (length != "-") {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc() || end != length.data() + length.size()) return std::nullopt;
    entry.size = size;
  }
  if (entry.url.empty() || line.empty()) return std::nullopt;
  entry.path = decoded_path(line, coding);
  return entry;
}

template <class Entry>
ReadLines<Entry> read_lines(std::string_view text, PathCoding coding,
                            std::optional<Entry> (*read)(std::string_view line, PathCoding)) {
  ReadLines<Entry> result;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    if (line.empty()) continue;
    auto entry = read(line, coding);
    if (!entry) {
      result.broken.push_back(number);
      continue;
    }
    entry->line = number;
    result.entries.push_back(std::move(*entry));
  }
  return result;
}

bool has_drive(std::string_view path) {
  return path.size() >= 2 && path[1] == ':' &&
         ((path[0] >= 'a' && path[0] <= 'z') || (path[0] >= 'A' && path[0] <= 'Z'));
}

}  // namespace

ReadLines<ManifestEntry> parse_manifest(std::string_view text, PathCoding coding) {
  return read_lines<ManifestEntry>(text, coding, manifest_entry);
}

ReadLines<FetchEntry> parse_fetch(std::string_view text, PathCoding coding) {
  return read_lines<FetchEntry>(text, coding, fetch_entry);
}

std::optional<std::string> danger_of(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\')) return "is absolute";
  if (path.starts_with('~')) return "begins in a home folder";
  if (has_drive(path)) return "names a drive";
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
    if (path.substr(0, end) == "..") return "leads upwards by ..";
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return std::nullopt;
}

}  // namespace palimpsest::exchange
