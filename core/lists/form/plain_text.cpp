#include "lists/form/plain_text.hpp"

#include <algorithm>
#include <cstdint>

namespace palimpsest::lists {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr char32_t kReplacement = 0xFFFD;

void append_utf8(char32_t c, std::string& text) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      put(0xE0 | (c >> 12));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
    }
    put(0x80 | ((c >> 6) & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

// Returns how many bytes the character at the front takes; 0 when it is no UTF-8.
std::size_t utf8_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string from_latin1(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_utf8(static_cast<unsigned char>(c), text);
  return text;
}

enum class ByteOrder { kLittle, kBig };

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  const auto unit = [&](std::size_t at) {
    const auto one = static_cast<unsigned char>(bytes[at]);
    const auto two = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == ByteOrder::kBig ? one << 8 | two : two << 8 | one);
  };
  std::string text;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    const char32_t c = unit(at);
    const bool is_high = c >= 0xD800 && c < 0xDC00;
    const char32_t low = is_high && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (is_high && low >= 0xDC00 && low < 0xE000) {
      append_utf8(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), text);
      at += 2;
    } else {
      append_utf8(c >= 0xD800 && c < 0xE000 ? kReplacement : c, text);
    }
  }
  return text;
}

std::string decoded(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, ByteOrder::kLittle);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, ByteOrder::kBig);
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return is_utf8(bytes) ? std::string(bytes) : from_latin1(bytes);
}

}  // namespace

std::string plain_text(std::string_view bytes) {
  const std::string text = decoded(bytes);
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!is_pair) plain += text[i] == '\r' ? '\n' : text[i];
  }
  return plain;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n\r\v\f";
  for (bool is_trimmed = true; is_trimmed;) {
    const std::size_t before = text.size();
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    text = text.substr(0, text.find_last_not_of(kBlanks) + 1);
    if (text.starts_with(kNoBreakSpace)) text.remove_prefix(kNoBreakSpace.size());
    if (text.ends_with(kNoBreakSpace)) text.remove_suffix(kNoBreakSpace.size());
    is_trimmed = text.size() != before;
  }
  return text;
}

}  // namespace palimpsest::lists
