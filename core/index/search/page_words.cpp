#include "index/search/page_words.hpp"

#include "index/rows.hpp"
#include "index/search/fold.hpp"

#include <cstdint>
#include <string_view>

#include <zlib.h>

namespace palimpsest::index {
namespace {

constexpr int kFineness = 10;                                // hundredths of a point in a tenth
constexpr std::size_t kFewestLetters = 3;                    // before a hyphen that divides a word
constexpr std::size_t kLargestPage = std::size_t{64} << 20;  // bytes

std::int32_t floor_tenths(Length length) {
  const std::int32_t down = length.hundredths % kFineness < 0 ? 1 : 0;
  return length.hundredths / kFineness - down;
}

std::int32_t ceil_tenths(Length length) { return -floor_tenths(-length); }

Length of_tenths(std::int64_t tenths) { return {static_cast<std::int32_t>(tenths * kFineness)}; }

void put_number(std::uint32_t number, std::string& bytes) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

void put_difference(std::int32_t difference, std::string& bytes) {
  const auto bits = static_cast<std::uint32_t>(difference);
  put_number((bits << 1) ^ (difference < 0 ? 0xFFFFFFFFU : 0U), bytes);
}

class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at_ == bytes_.size()) fail_as_damaged();
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail_as_damaged();
  }

  std::int32_t difference() {
    const std::uint32_t bits = number();
    return static_cast<std::int32_t>((bits >> 1) ^ (0U - (bits & 1U)));
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

void put_word(const std::string& text, char end, std::string& words) {
  for (const char c : text) words += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  words += end;
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string packed(size + 4, '\0');
  for (std::size_t i = 0; i < 4; ++i) packed[i] = static_cast<char>(bytes.size() >> (8 * i));
  compress2(reinterpret_cast<Bytef*>(packed.data()) + 4, &size,
            reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_DEFAULT_COMPRESSION);
  packed.resize(size + 4);
  return packed;
}

std::string inflated(const std::string& packed) {
  if (packed.size() < 4) fail_as_damaged();
  uLongf size = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    size |= static_cast<uLongf>(static_cast<unsigned char>(packed[i])) << (8 * i);
  }
  if (size > kLargestPage) fail_as_damaged();
  std::string bytes(size, '\0');
  const int result =
      uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                 reinterpret_cast<const Bytef*>(packed.data()) + 4, packed.size() - 4);
  if (result != Z_OK || size != bytes.size()) fail_as_damaged();
  return bytes;
}

bool is_lower_ascii_or_wide(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "expan-" and "sion" in the next line are one word; "Anglo-" and "American" are two.
bool divides_word(const Line& line, const Line* next) {
  if (next == nullptr || line.empty() || next->empty()) return false;
  const std::string& text = line.back().text;
  const std::string& rest = next->front().text;
  return text.size() > kFewestLetters && text.ends_with('-') && !text.ends_with("--") &&
         !rest.empty() && is_lower_ascii_or_wide(rest.front());
}

}  // namespace

std::string packed_words(const std::vector<Line>& lines) {
  std::string words;
  std::string numbers;
  std::int32_t right = 0;
  std::int32_t top = 0;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      put_word(word.text, &word == &line.back() ? '\n' : '\t', words);
      const std::int32_t left = floor_tenths(word.region.left);
      put_difference(left - right, numbers);
      put_difference(floor_tenths(word.region.top) - top, numbers);
      right = ceil_tenths(word.region.right);
      top = floor_tenths(word.region.top);
      put_number(static_cast<std::uint32_t>(std::max(0, right - left)), numbers);
      put_number(static_cast<std::uint32_t>(std::max(0, ceil_tenths(word.region.bottom) - top)),
                 numbers);
      right = std::max(left, right);
    }
  }
  return words.empty() ? std::string() : deflated(words + '\0' + numbers);
}

std::vector<Line> unpacked_words(const std::string& packed) {
  if (packed.empty()) return {};
  const std::string bytes = inflated(packed);
  const std::size_t end = bytes.find('\0');
  if (end == std::string::npos) fail_as_damaged();
  Numbers numbers(std::string_view(bytes).substr(end + 1));
  std::vector<Line> lines(1);
  std::int64_t right = 0;
  std::int64_t top = 0;
  for (std::size_t at = 0; at < end;) {
    const std::size_t stop = bytes.find_first_of("\t\n", at);
    if (stop == std::string::npos || stop > end) fail_as_damaged();
    Word word{bytes.substr(at, stop - at), {}};
    const std::int64_t left = right + numbers.difference();
    top += numbers.difference();
    right = left + numbers.number();
    word.region = {of_tenths(left), of_tenths(top), of_tenths(right),
                   of_tenths(top + numbers.number())};
    lines.back().push_back(std::move(word));
    if (bytes[stop] == '\n') lines.emplace_back();
    at = stop + 1;
  }
  lines.pop_back();
  return lines;
}

std::vector<SearchedWord> searched_words(const std::vector<Line>& lines) {
  std::vector<SearchedWord> words;
  bool continues = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Word& word : lines[i]) {
      if (continues) {
        words.back().text.pop_back();
        words.back().text += word.text;
        words.back().of.push_back(&word);
      } else {
        words.push_back({word.text, {&word}});
      }
      continues = false;
    }
    continues = divides_word(lines[i], i + 1 < lines.size() ? &lines[i + 1] : nullptr);
  }
  return words;
}

std::string searched_text(const std::vector<Line>& lines) {
  std::string text;
  for (const SearchedWord& word : searched_words(lines)) text += folded(word.text) + " ";
  return text;
}

}  // namespace palimpsest::index
