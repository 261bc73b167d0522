#include "model/likeness.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>
#include <vector>

namespace palimpsest {
namespace {

char letter_of(char c) {
  constexpr std::string_view kDigits = "01|!58$";
  constexpr std::string_view kLetters = "OIIISBS";
  const std::size_t at = kDigits.find(c);
  if (at != std::string_view::npos) return kLetters[at];
  return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::size_t> costs(b.size() + 1);
  std::iota(costs.begin(), costs.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(costs[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = costs[j + 1];
      costs[j + 1] = std::min({change, costs[j] + 1, diagonal + 1});
    }
  }
  return 1 - static_cast<double>(costs.back()) / static_cast<double>(std::max(a.size(), b.size()));
}

std::string folded(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const char letter = letter_of(c);
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) letters += letter;
  }
  return letters;
}

}  // namespace palimpsest
