#include "identify/personal/number_checks.hpp"

#include <array>
#include <cctype>
#include <utility>

namespace palimpsest::identify {
namespace {

int value_of(char digit) { return digit - '0'; }

// The doubled digits are every second one from the right, the last being the check digit.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int value = value_of(digits[digits.size() - 1 - i]);
    const int doubled = i % 2 == 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return !digits.empty() && sum % 10 == 0;
}

// Weights 9 to 2, and -1 for the last digit: the Dutch "elfproef" for persons.
bool passes_eleven(std::string_view digits) {
  if (digits.size() != 9) return false;
  int sum = -value_of(digits[8]);
  for (int i = 0; i < 8; ++i) sum += (9 - i) * value_of(digits[static_cast<std::size_t>(i)]);
  return sum > 0 && sum % 11 == 0;
}

// Numbers that were never given out; the blocks 9xx are those of taxpayers without a card.
bool can_be_ssn(std::string_view digits) {
  return digits.size() == 9 && digits.substr(0, 3) != "000" && digits.substr(0, 3) != "666" &&
         digits.substr(3, 2) != "00" && digits.substr(5) != "0000";
}

int remainder_97(std::string_view digits) {
  int remainder = 0;
  for (const char digit : digits) remainder = (remainder * 10 + value_of(digit)) % 97;
  return remainder;
}

bool passes_nir(std::string_view digits) {
  if (digits.size() != 15) return false;
  const int key = value_of(digits[13]) * 10 + value_of(digits[14]);
  return key == 97 - remainder_97(digits.substr(0, 13));
}

bool passes_ean13(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += value_of(digits[i]) * (i % 2 == 1 ? 3 : 1);
  }
  return digits.size() == 13 && sum % 10 == 0;
}

// ISO 13616: country and check digits go to the end, letters count from 10.
bool passes_iban(std::string_view printed) {
  std::string compact;
  for (const char c : printed) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) compact += c;
  }
  if (compact.size() < 5) return false;
  std::string digits;
  for (const char c : compact.substr(4) + compact.substr(0, 4)) {
    const bool is_letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    digits += is_letter ? std::to_string(std::toupper(c) - 'A' + 10) : std::string(1, c);
  }
  return remainder_97(digits) == 1;
}

bool can_be_card(std::string_view digits) {
  return digits.size() >= 13 && digits.front() >= '2' && digits.front() <= '6' &&
         passes_luhn(digits);
}

}  // namespace

std::optional<NumberCheck> parse_check(std::string_view name) {
  constexpr auto kChecks =
      std::to_array<std::pair<std::string_view, NumberCheck>>({{"none", NumberCheck::kNone},
                                                               {"ssn", NumberCheck::kSsn},
                                                               {"luhn", NumberCheck::kLuhn},
                                                               {"card", NumberCheck::kCard},
                                                               {"bsn", NumberCheck::kBsn},
                                                               {"nir97", NumberCheck::kNir97},
                                                               {"ean13", NumberCheck::kEan13},
                                                               {"iban", NumberCheck::kIban}});
  for (const auto& [known, check] : kChecks) {
    if (known == name) return check;
  }
  return std::nullopt;
}

char digit_of(char c) {
  if (c >= '0' && c <= '9') return c;
  constexpr std::string_view kLookAlikes = "OoQD@UIil|!]SsZzBGbgqATY?";
  constexpr std::string_view kDigits = "0000001111115522866994777";
  static_assert(kLookAlikes.size() == kDigits.size());
  const std::size_t at = kLookAlikes.find(c);
  return at == std::string_view::npos ? '\0' : kDigits[at];
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (const char digit = digit_of(c); digit != '\0') digits += digit;
  }
  return digits;
}

bool passes(NumberCheck check, std::string_view digits, std::string_view printed) {
  switch (check) {
    case NumberCheck::kSsn:
      return can_be_ssn(digits);
    case NumberCheck::kLuhn:
      return passes_luhn(digits);
    case NumberCheck::kCard:
      return can_be_card(digits);
    case NumberCheck::kBsn:
      return passes_eleven(digits);
    case NumberCheck::kNir97:
      return passes_nir(digits);
    case NumberCheck::kEan13:
      return passes_ean13(digits);
    case NumberCheck::kIban:
      return passes_iban(printed);
    case NumberCheck::kNone:
      break;
  }
  return true;
}

}  // namespace palimpsest::identify
