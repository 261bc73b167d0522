#include "lists/list_date.hpp"

#include "base/letters.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace palimpsest::lists {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr int kFirstDayNumber = 1;      // 1900-01-01
constexpr int kLastDayNumber = 73'050;  // 2099-12-31
constexpr int kFirstYear = 1500;        // whole numbers from here to kLastYear are years
constexpr int kLastYear = 2100;

// One run of digits or letters.
struct Part {
  std::string_view text;
  bool is_number = false;
  char before = ' ';  // the character in front of it

  [[nodiscard]] int number() const {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Returns the digits and words of `text` before a time of the day; empty when other things stand
// in it.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (!is_digit(c) && !is_letter(c)) {
      if (std::string_view(" /-.,").find(c) == std::string_view::npos) return {};
      ++at;
      continue;
    }
    const bool is_number = is_digit(c);
    std::size_t end = at;
    while (end < text.size() && (is_number ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    parts.push_back({text.substr(at, end - at), is_number, at == 0 ? ' ' : text[at - 1]});
    at = end;
  }
  return parts;
}

std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const std::size_t end = text.find_last_of(" T", colon);
  return end == std::string_view::npos ? text : text.substr(0, end);
}

int month_named(std::string_view word) {
  if (word.size() < 3) return 0;
  std::string start;
  for (const char c : word.substr(0, 3)) start += static_cast<char>(c | 0x20);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == start) return static_cast<int>(i) + 1;
  }
  return 0;
}

// Year, month and day as written; 0 for what is not known.
struct Ymd {
  int year = 0, month = 0, day = 0;
};

bool is_small(const Part& part) { return part.is_number && part.text.size() <= 2; }
bool is_year(const Part& part) { return part.is_number && part.text.size() == 4; }

// 12/15/2021, 15.12.2021
std::optional<Ymd> read_year_last(const std::vector<Part>& parts, DayOrder usual) {
  if (parts.size() != 3 || !is_small(parts[0]) || !is_small(parts[1]) || !is_year(parts[2])) {
    return std::nullopt;
  }
  const int first = parts[0].number(), second = parts[1].number();
  const bool is_day_first = first > 12 || (usual == DayOrder::kDayFirst && second <= 12);
  return is_day_first ? Ymd{parts[2].number(), second, first}
                      : Ymd{parts[2].number(), first, second};
}

// 2021-12-15, 2021/12
std::optional<Ymd> read_year_first(const std::vector<Part>& parts) {
  if (parts.size() < 2 || parts.size() > 3 || !is_year(parts[0]) || !is_small(parts[1])) {
    return std::nullopt;
  }
  if (parts.size() == 3 && !is_small(parts[2])) return std::nullopt;
  return Ymd{parts[0].number(), parts[1].number(), parts.size() == 3 ? parts[2].number() : 0};
}

// 15 Dec 2021, December 15, 2021, Dec 2021
std::optional<Ymd> read_named_month(const std::vector<Part>& parts) {
  if (parts.size() < 2 || parts.size() > 3 || !is_year(parts.back())) return std::nullopt;
  const std::size_t word = parts.front().is_number ? 1 : 0;
  if (parts[word].is_number || word + 1 == parts.size()) return std::nullopt;
  const int month = month_named(parts[word].text);
  if (month == 0) return std::nullopt;
  if (parts.size() == 2) return Ymd{parts[1].number(), month, 0};
  const Part& day = parts[1 - word];
  if (!is_small(day)) return std::nullopt;
  return Ymd{parts[2].number(), month, day.number()};
}

std::optional<Ymd> read_written(std::string_view text, DayOrder usual) {
  const std::vector<Part> parts = parts_of(without_time(text));
  auto read = read_year_last(parts, usual);
  if (!read) read = read_year_first(parts);
  if (!read) read = read_named_month(parts);
  return read;
}

bool is_in_calendar(const Ymd& date) {
  if (date.month > 12 || date.day > 31) return false;
  if (date.month == 0) return date.day == 0;
  if (date.day == 0) return true;
  using namespace std::chrono;
  const int year_or_leap = date.year == 0 ? 2000 : date.year;
  return year_month_day(year(year_or_leap), month(static_cast<unsigned>(date.month)),
                        day(static_cast<unsigned>(date.day)))
      .ok();
}

// A year 0000 with the first of January, or with nothing else, says "unknown".
std::optional<EdtfDate> edtf_of(const Ymd& date) {
  const bool says_nothing =
      date.year == 0 && (date.month == 0 || (date.month == 1 && date.day <= 1));
  if (says_nothing || !is_in_calendar(date)) return std::nullopt;
  char text[32];
  std::snprintf(text, sizeof text, date.year == 0 ? "XXXX" : "%04d", date.year);
  std::string edtf = text;
  for (const int part : {date.month, date.day}) {
    if (part == 0) break;
    std::snprintf(text, sizeof text, "-%02d", part);
    edtf += text;
  }
  return EdtfDate::parse(edtf);
}

std::optional<double> number_in(const Cell& cell) {
  const bool has_form = !cell.text.empty() && cell.text.size() <= 16 &&
                        cell.text.find_first_not_of("0123456789.") == std::string::npos &&
                        is_digit(cell.text.front());
  if (!has_form) return std::nullopt;
  char* end = nullptr;
  const double number = std::strtod(cell.text.c_str(), &end);
  if (*end != '\0') return std::nullopt;
  return number;
}

bool is_bare_year(double number) {
  return number >= kFirstYear && number <= kLastYear && number == std::floor(number);
}

// Day 60 of the count from 1900 is a 29 February that never was; days before it are one off.
Ymd date_of_day(int number, bool counts_from_1904) {
  using namespace std::chrono;
  sys_days start = counts_from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
  if (!counts_from_1904 && number < 60) start += days(1);
  const year_month_day date(start + days(number));
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

// 20211215
std::optional<Ymd> read_digits(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  const int all = Part{text, true}.number();
  const int year = all / 10000;
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return Ymd{year, all / 100 % 100, all % 100};
}

}  // namespace

bool is_date_form(std::string_view text) {
  return read_written(text, DayOrder::kMonthFirst).has_value();
}

bool is_day_number(const Cell& cell) {
  const auto number = number_in(cell);
  return number && *number >= kFirstDayNumber && *number < kLastDayNumber + 1 &&
         !is_bare_year(*number);
}

std::optional<DayOrder> order_shown_by(std::string_view text) {
  const std::vector<Part> parts = parts_of(without_time(text));
  if (!read_year_last(parts, DayOrder::kMonthFirst)) return std::nullopt;
  const bool is_first_over = parts[0].number() > 12, is_second_over = parts[1].number() > 12;
  if (is_first_over == is_second_over) return std::nullopt;
  return is_first_over ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

std::optional<EdtfDate> date_of(const Cell& cell, const DateForm& form) {
  const auto number = number_in(cell);
  if (number) {
    if (const auto digits = read_digits(cell.text)) return edtf_of(*digits);
    if (is_bare_year(*number)) return EdtfDate::parse(cell.text);
    if (!is_day_number(cell)) return std::nullopt;
    return edtf_of(date_of_day(static_cast<int>(*number), form.counts_from_1904));
  }
  if (const auto written = read_written(cell.text, form.order)) return edtf_of(*written);
  return EdtfDate::parse(cell.text);
}

}  // namespace palimpsest::lists
