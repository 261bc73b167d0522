#include "base/time.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace palimpsest {
namespace {

// Reads `text` against `form`, in which 'd' stands for a digit. Nothing when it does not fit.
std::optional<std::array<int, 6>> read_numbers(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return std::nullopt;
  std::array<int, 6> numbers{};
  std::size_t field = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == 'd') {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      numbers[field] = numbers[field] * 10 + (text[i] - '0');
    } else {
      if (text[i] != form[i]) return std::nullopt;
      if (field + 1 < numbers.size()) ++field;
    }
  }
  return numbers;
}

bool is_date_digit(char c) { return (c >= '0' && c <= '9') || c == 'X'; }

// Appends the digits of one part with unspecified ones at their lowest; false when it is no number.
bool append_part(std::string_view part, std::size_t width, std::string& key) {
  if (part.size() != width) return false;
  for (const char c : part) {
    if (!is_date_digit(c)) return false;
    key += c == 'X' ? '0' : c;
  }
  return true;
}

// Returns the sort key of one calendar date, or an empty text when it is none.
std::string key_of_single(std::string_view text) {
  if (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  std::string key;
  if (!append_part(text.substr(0, 4), 4, key)) return {};
  text.remove_prefix(4);
  for (const std::string_view highest : {"12", "31"}) {
    if (text.empty()) {
      key += "00";
      continue;
    }
    if (text.front() != '-' || !append_part(text.substr(1, 2), 2, key)) return {};
    const std::string_view part = text.substr(1, 2);
    if (part == "00" || (part.find('X') == std::string_view::npos && part > highest)) return {};
    text.remove_prefix(3);
  }
  return text.empty() ? key : std::string();
}

}  // namespace

std::string Instant::text() const {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

std::optional<Instant> Instant::parse(std::string_view text) {
  using namespace std::chrono;
  auto numbers = read_numbers(text, "dddd-dd-ddTdd:dd:ddZ");
  if (!numbers) numbers = read_numbers(text, "dddd-dd-dd");
  if (!numbers) return std::nullopt;
  const auto& [y, mo, d, h, mi, s] = *numbers;
  const year_month_day date{year(y), month(static_cast<unsigned>(mo)),
                            day(static_cast<unsigned>(d))};
  if (!date.ok() || h > 23 || mi > 59 || s > 60) return std::nullopt;
  const auto time = sys_days(date) + hours(h) + minutes(mi) + std::chrono::seconds(s);
  return Instant{time.time_since_epoch().count()};
}

Instant Instant::now() {
  const auto time = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(time).count()};
}

std::optional<EdtfDate> EdtfDate::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string key = key_of_single(text.substr(0, slash));
  if (key.empty()) return std::nullopt;
  if (slash != std::string_view::npos && key_of_single(text.substr(slash + 1)).empty()) {
    return std::nullopt;
  }
  return EdtfDate(std::string(text), key);
}

}  // namespace palimpsest
