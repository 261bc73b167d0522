#include "diff/text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace palimpsest::diff {
namespace {

constexpr double kLookAlike = 0.25;    // characters
constexpr double kPunctuation = 0.25;  // characters: specks come and go
// Of the longer text: one letter of four misread. Letters alone are forgiven, never digits.
constexpr double kAlikeShare = 0.25;

// Sets of characters that OCR of typescript takes for each other.
constexpr std::array<std::string_view, 14> kConfused = {
    "il1|!jtf/][", "o0qdcea", "s5$",  "b8h6", "g69q", "z2",   "uvnyw",
    "rtfi",        "hnkb",    "ecoa", "mnwu", "9g",   ".,:;", "4a"};

// What two letters look like when they run together.
constexpr std::array<std::pair<std::string_view, char>, 9> kJoined = {{{"rn", 'm'},
                                                                       {"nn", 'm'},
                                                                       {"cl", 'd'},
                                                                       {"vv", 'w'},
                                                                       {"ii", 'u'},
                                                                       {"ri", 'n'},
                                                                       {"li", 'h'},
                                                                       {"lc", 'k'},
                                                                       {"ci", 'a'}}};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool is_letter_or_digit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80;
}

double replacing(char a, char b) {
  if (a == b) return 0;
  if (is_digit(a) && is_digit(b)) return 1;
  const bool is_confused =
      std::any_of(kConfused.begin(), kConfused.end(), [&](std::string_view set) {
        return set.find(a) != std::string_view::npos && set.find(b) != std::string_view::npos;
      });
  return is_confused ? kLookAlike : 1;
}

double dropping(char c) { return is_letter_or_digit(c) ? 1 : kPunctuation; }

bool is_joined(std::string_view text, std::size_t end, char c) {
  return end >= 2 && std::any_of(kJoined.begin(), kJoined.end(), [&](const auto& pair) {
           return pair.second == c && text.substr(end - 2, 2) == pair.first;
         });
}

std::string without_ends(const std::string& text) {
  const auto first = std::find_if(text.begin(), text.end(), is_letter_or_digit);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_letter_or_digit).base();
  return first < last ? std::string(first, last) : std::string();
}

}  // namespace

std::string folded(std::string_view text) {
  constexpr std::string_view kTypographic = "\xe2\x80";  // general punctuation, U+2000 to U+203F
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == kTypographic && i + 2 < text.size()) {
      const auto last = static_cast<unsigned char>(text[i + 2]);
      plain += last <= 0x95 ? '-' : '\'';
      i += 2;
    } else {
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
    }
  }
  return without_ends(plain);
}

double spelling_distance(std::string_view one, std::string_view other) {
  std::vector<double> before_last(other.size() + 1), last(other.size() + 1), row(other.size() + 1);
  for (std::size_t j = 1; j <= other.size(); ++j) row[j] = row[j - 1] + dropping(other[j - 1]);
  for (std::size_t i = 1; i <= one.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = last[0] + dropping(one[i - 1]);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      row[j] = std::min({last[j] + dropping(one[i - 1]), row[j - 1] + dropping(other[j - 1]),
                         last[j - 1] + replacing(one[i - 1], other[j - 1])});
      if (is_joined(one, i, other[j - 1]))
        row[j] = std::min(row[j], before_last[j - 1] + kLookAlike);
      if (is_joined(other, j, one[i - 1])) row[j] = std::min(row[j], last[j - 2] + kLookAlike);
    }
  }
  return row[other.size()];
}

bool are_spelled_alike(std::string_view one, std::string_view other) {
  const auto longer = static_cast<double>(std::max(one.size(), other.size()));
  const auto shorter = static_cast<double>(std::min(one.size(), other.size()));
  if (longer == 0) return true;
  const bool has_digit = std::any_of(one.begin(), one.end(), is_digit) &&
                         std::any_of(other.begin(), other.end(), is_digit);
  const double allowed = has_digit ? 0.5 : kAlikeShare * longer;
  if (longer - shorter > allowed * 4) return false;
  return spelling_distance(one, other) <= allowed;
}

}  // namespace palimpsest::diff
