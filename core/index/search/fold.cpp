#include "index/search/fold.hpp"

#include <array>
#include <utility>

namespace palimpsest::index {
namespace {

using Fold = std::pair<std::string_view, std::string_view>;

// Sorted by nothing: a page has few of them.
constexpr std::array<Fold, 34> kFolds = {{
    {"ß", "ss"},  {"ẞ", "ss"}, {"ё", "е"}, {"Ё", "е"},  {"й", "и"},  {"Й", "и"},     {"ї", "і"},
    {"Ї", "і"},   {"ґ", "г"},  {"Ґ", "г"}, {"ў", "у"},  {"Ў", "у"},  {"ł", "l"},     {"Ł", "l"},
    {"đ", "d"},   {"Đ", "d"},  {"ø", "o"}, {"Ø", "o"},  {"æ", "ae"}, {"Æ", "ae"},    {"œ", "oe"},
    {"Œ", "oe"},  {"ı", "i"},  {"ſ", "s"}, {"ﬀ", "ff"}, {"ﬁ", "fi"}, {"ﬂ", "fl"},    {"ﬃ", "ffi"},
    {"ﬄ", "ffl"}, {"ﬆ", "st"}, {"’", "'"}, {"ʼ", "'"},  {"ŀ", "l"},  {"\u00AD", ""},
}};

constexpr std::array<Fold, 6> kUmlauts = {
    {{"ä", "ae"}, {"Ä", "Ae"}, {"ö", "oe"}, {"Ö", "Oe"}, {"ü", "ue"}, {"Ü", "Ue"}}};

// Replaces what begins at `at`, or nothing. Returns the bytes that it was.
template <class Table>
std::size_t replace_at(std::string_view text, std::size_t at, const Table& table,
                       std::string& result) {
  for (const auto& [from, to] : table) {
    if (text.compare(at, from.size(), from) != 0) continue;
    result += to;
    return from.size();
  }
  return 0;
}

template <class Table>
std::string replaced(std::string_view text, const Table& table) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool is_ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const std::size_t taken = is_ascii ? 0 : replace_at(text, at, table, result);
    if (taken == 0) result += text[at];
    at += taken == 0 ? 1 : taken;
  }
  return result;
}

}  // namespace

std::string folded(std::string_view text) { return replaced(text, kFolds); }

std::string umlauts_spelled_out(std::string_view text) {
  std::string result = replaced(text, kUmlauts);
  return result == text ? std::string() : result;
}

}  // namespace palimpsest::index
