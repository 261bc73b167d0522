#include "base/date_order.hpp"

#include <string_view>

namespace palimpsest {
namespace {

constexpr std::size_t kDayLength = 10;  // characters of 2021-04-26
constexpr std::size_t kKeyLength = 8;

}  // namespace

std::string last_key_of(const EdtfDate& date) {
  const std::string& text = date.text();
  std::string key;
  for (const char c : text.substr(text.rfind('/') + 1)) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit || c == 'X') key += is_digit ? c : '9';
  }
  key.resize(kKeyLength, '9');
  return key;
}

bool is_day(const EdtfDate& date) {
  return date.text().size() == kDayLength && last_key_of(date) == date.sort_key();
}

bool is_surely_before(const EdtfDate& one, const EdtfDate& other) {
  return last_key_of(one) < other.sort_key();
}

}  // namespace palimpsest
