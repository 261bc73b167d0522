#include "index/search/page_codes.hpp"

#include <utility>

namespace palimpsest::index {
namespace {

// A look-up takes 3 microseconds; reading a code of a tenth of a million pages 60 milliseconds.
constexpr int kMostLookedUp = 12'000;

}  // namespace

bool is_code_meant(const std::string& plain, const std::string& code) {
  if (!plain.starts_with(code)) return false;
  if (plain.size() == code.size() || code.empty()) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !(is_digit(code.back()) && is_digit(plain[code.size()]));
}

PageCodes::PageCodes(const Database& database, std::string code, std::int64_t end)
    : database_(database),
      code_(std::move(code)),
      end_(end),
      codes_of_(database, "SELECT code FROM text_codes WHERE page = ?") {}

bool PageCodes::are_on(std::int64_t page) {
  if (!all_ && looked_up_++ == kMostLookedUp) read_all();
  if (all_) return page < end_ && (*all_)[static_cast<std::size_t>(page)];
  bool is_meant = false;
  codes_of_.bind(page);
  while (codes_of_.next()) {
    const std::string plain = codes_of_.text(0);
    is_meant = is_meant || (code_.empty() ? plain.empty() : is_code_meant(plain, code_));
  }
  return is_meant;
}

void PageCodes::read_all() {
  all_.emplace(static_cast<std::size_t>(end_));
  Statement rows(database_,
                 "SELECT code, page FROM text_codes WHERE code >= ?1 AND (?1 <> '' OR"
                 " code = '') ORDER BY code");
  rows.bind(code_);
  while (rows.next()) {
    const std::string plain = rows.text(0);
    if (!plain.starts_with(code_)) break;
    const std::int64_t page = rows.number(1);
    if (page < end_ && is_code_meant(plain, code_)) (*all_)[static_cast<std::size_t>(page)] = true;
  }
}

}  // namespace palimpsest::index
