#include "identify/plain_words.hpp"

#include "identify/code_forms.hpp"
#include "identify/codes.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace palimpsest::identify {
namespace {

constexpr std::size_t kPlainNumber = 4;  // digits that no code has in a row
constexpr int kSurelyPlain = 70;         // of 100

bool is_number(const std::string& text) {
  return text.size() >= kPlainNumber && std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return std::isdigit(c) != 0;
         });
}

bool has_no_sign_of_code(const std::string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return std::isdigit(c) != 0 || c == '(' || c == ')'; });
}

}  // namespace

bool is_plain_word(const Word& word, std::size_t least_letters) {
  if (word.text.size() < least_letters || word.confidence < kSurelyPlain) return false;
  if (is_number(word.text)) return true;
  return has_no_sign_of_code(word.text) && find_codes({{word}}).empty() && !likely_code(word.text);
}

}  // namespace palimpsest::identify
