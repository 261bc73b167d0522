#include "web/target.hpp"

#include <charconv>
#include <cstdint>

namespace palimpsest::web {
namespace {

constexpr std::size_t kMaxFields = 32;

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// Returns how many bytes the character of UTF-8 that begins at `at` has; 0 when there is none.
std::size_t character_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t size = first < 0x80                    ? 1
                           : first >= 0xC2 && first < 0xE0 ? 2
                           : first >= 0xE0 && first < 0xF0 ? 3
                           : first >= 0xF0 && first < 0xF5 ? 4
                                                           : 0;
  if (size == 0 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  }
  const bool is_overlong =
      (first == 0xE0 && byte(at + 1) < 0xA0) || (first == 0xF0 && byte(at + 1) < 0x90);
  const bool is_none =
      (first == 0xED && byte(at + 1) >= 0xA0) || (first == 0xF4 && byte(at + 1) >= 0x90);
  return is_overlong || is_none ? 0 : size;
}

bool is_plain_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t size = character_size(text, at);
    if (size == 0 || c < 0x20 || c == 0x7F) return false;
    at += size;
  }
  return true;
}

std::optional<std::string> decoded(std::string_view text, bool has_plus_for_blank) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && has_plus_for_blank) {
      plain += ' ';
    } else if (text[at] == '%') {
      if (at + 2 >= text.size()) return std::nullopt;
      const auto high = hex_digit(text[at + 1]);
      const auto low = hex_digit(text[at + 2]);
      if (!high || !low) return std::nullopt;
      plain += static_cast<char>(*high << 4 | *low);
      at += 2;
    } else {
      plain += text[at];
    }
  }
  if (!is_plain_text(plain)) return std::nullopt;
  return plain;
}

bool is_segment(const std::string& segment) {
  return segment != "." && segment != ".." && segment.find_first_of("/\\") == std::string::npos;
}

std::optional<std::vector<std::string>> parse_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::nullopt;
  std::vector<std::string> segments;
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const auto segment = decoded(path.substr(start, end - start), false);
    if (!segment || !is_segment(*segment)) return std::nullopt;
    if (!segment->empty()) segments.push_back(*segment);
    start = end + 1;
  }
  return segments;
}

}  // namespace

std::optional<std::map<std::string, std::string>> parse_fields(std::string_view text) {
  std::map<std::string, std::string> fields;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('&', start), text.size());
    const std::string_view part = text.substr(start, end - start);
    const std::size_t equals = std::min(part.find('='), part.size());
    const auto name = decoded(part.substr(0, equals), true);
    const auto value = decoded(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value || fields.size() >= kMaxFields) return std::nullopt;
    fields.emplace(*name, *value);
    start = end + 1;
  }
  return fields;
}

std::optional<Target> parse_target(std::string_view text) {
  const std::size_t mark = std::min(text.find('?'), text.size());
  auto segments = parse_path(text.substr(0, mark));
  auto query = parse_fields(text.substr(std::min(mark + 1, text.size())));
  if (!segments || !query) return std::nullopt;
  return Target{std::move(*segments), std::move(*query)};
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') ||
                          std::string_view("-._~@:").find(c) != std::string_view::npos;
    if (is_plain) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += kDigits[byte >> 4U];
      encoded += kDigits[byte & 15U];
    }
  }
  return encoded;
}

std::optional<int> parse_number(std::string_view text) {
  constexpr int kMost = 100'000'000;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number >= 0 && number <= kMost ? std::optional(number) : std::nullopt;
}

}  // namespace palimpsest::web
