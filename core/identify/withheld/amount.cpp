#include "identify/withheld/amount.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

namespace palimpsest::identify {
namespace {

constexpr auto kWords =
    std::to_array<std::string_view>({"zero", "one", "two", "three", "four", "five", "six", "seven",
                                     "eight", "nine", "ten", "eleven", "twelve"});
constexpr double kMaxAmount = 100'000;  // pages of one sheet; more is misread

char digit_of(char c) {
  if (c == 'O' || c == 'o') return '0';
  return c == 'l' || c == 'I' ? '1' : c;
}

std::optional<int> number_word(std::string_view text) {
  std::string word;
  for (const unsigned char c : text) {
    if (std::isalpha(c) == 0) break;
    word += static_cast<char>(std::tolower(c));
  }
  if (word == "a" || word == "an" || word == "this") return 1;
  const auto found = std::find(kWords.begin(), kWords.end(), word);
  if (found == kWords.end()) return std::nullopt;
  return static_cast<int>(found - kWords.begin());
}

bool has_half(std::string_view text) {
  return text.find("1/2") != std::string_view::npos || text.find("½") != std::string_view::npos ||
         text.find("half") != std::string_view::npos;
}

}  // namespace

std::optional<double> parse_amount(std::string_view text) {
  const double half = has_half(text) ? 0.5 : 0.0;
  if (const auto word = number_word(text)) return *word + half;
  if (text.substr(0, 3) == "1/2") return half;
  std::string number;
  for (const char c : text) {
    const char digit = digit_of(c);
    const bool is_point = c == '.' && number.find('.') == std::string::npos;
    if (std::isdigit(static_cast<unsigned char>(digit)) == 0 && !is_point) break;
    number += digit;
  }
  if (number.empty() || number == ".") {
    return half > 0 ? std::optional(half) : std::nullopt;
  }
  const double amount = std::stod(number.substr(0, 12)) + half;
  return amount <= kMaxAmount ? std::optional(amount) : std::nullopt;
}

std::optional<int> parse_count(std::string_view text) {
  const auto amount = parse_amount(text);
  if (!amount || *amount < 1) return std::nullopt;
  return static_cast<int>(std::lround(*amount));
}

}  // namespace palimpsest::identify
