#include "model/redaction.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace palimpsest {
namespace {

// Without brackets, dots and blanks: "(b)(7)(C)-1" is b7c1. A digit behind these is the FBI's own
// category of the code; a letter would make it another code.
constexpr auto kPrivacyCodes = std::to_array<std::string_view>(
    {"b6", "b7c", "p6", "p6b6", "jfkact63", "512e", "102e", "191", "402", "403a"});

std::string folded_code(std::string_view code) {
  std::string key;
  for (const unsigned char c : code) {
    if (c == '-') break;
    if (std::isalnum(c) != 0) key += static_cast<char>(std::tolower(c));
  }
  return key;
}

}  // namespace

bool is_privacy_code(const Code& code) {
  return std::find(kPrivacyCodes.begin(), kPrivacyCodes.end(), folded_code(code.normalized)) !=
         kPrivacyCodes.end();
}

bool has_privacy_code(const std::vector<Code>& codes) {
  return std::any_of(codes.begin(), codes.end(), is_privacy_code);
}

}  // namespace palimpsest
