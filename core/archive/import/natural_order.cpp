#include "archive/import/natural_order.hpp"

#include "base/letters.hpp"

#include <algorithm>
#include <compare>

namespace palimpsest::archive {
namespace {

// Takes one run of digits, without its leading zeros, or one other byte from the front of `rest`.
std::string_view take_piece(std::string_view& rest) {
  std::size_t length = 1;
  if (is_digit(rest.front())) {
    length = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_digit) -
                                      rest.begin());
  }
  std::string_view piece = rest.substr(0, length);
  rest.remove_prefix(length);
  while (piece.size() > 1 && piece.front() == '0') piece.remove_prefix(1);
  return piece;
}

std::strong_ordering compare_pieces(std::string_view a, std::string_view b) {
  const bool are_numbers = is_digit(a.front()) && is_digit(b.front());
  if (are_numbers && a.size() != b.size()) return a.size() <=> b.size();
  return a <=> b;
}

}  // namespace

bool is_before_naturally(std::string_view a, std::string_view b) {
  std::string_view rest_of_a = a;
  std::string_view rest_of_b = b;
  while (!rest_of_a.empty() && !rest_of_b.empty()) {
    const auto order = compare_pieces(take_piece(rest_of_a), take_piece(rest_of_b));
    if (order != std::strong_ordering::equal) return order == std::strong_ordering::less;
  }
  if (rest_of_a.empty() != rest_of_b.empty()) return rest_of_a.empty();
  return a < b;
}

}  // namespace palimpsest::archive
