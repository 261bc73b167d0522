#include "cli/option_values.hpp"

#include "base/error.hpp"
#include "report/style.hpp"

#include <charconv>
#include <map>
#include <sstream>

namespace palimpsest::cli {

Instant parse_time(const std::string& text) {
  const auto time = Instant::parse(text);
  if (time && time->seconds >= 0) return *time;
  throw Error(ErrorKind::kUsage,
              "'" + report::printable(text) +
                  (time ? "' is before 1970, and no git commit can be" : "' is not a time"),
              "write it like 2025-03-18T20:15:00Z");
}

Instant time_or_now(const std::string& option) {
  return option.empty() ? Instant::now() : parse_time(option);
}

void check_operator_name(const std::string& name) {
  const std::size_t open = name.find('<');
  const bool has_mail = open != std::string::npos && open > 1 && name[open - 1] == ' ' &&
                        name.find_first_of("<>", open + 1) == name.size() - 1 && name.back() == '>';
  const bool is_plain = name.find_first_of("<>") == std::string::npos;
  const bool has_edge = name.empty() || name.front() == ' ' || name.back() == ' ';
  if (!has_edge && (is_plain || has_mail) && report::printable(name) == name) return;
  throw Error(ErrorKind::kUsage,
              "'" + report::printable(name) + "' cannot be the name of an operator",
              "give a name on one line, such as \"A. Reader <reader@example.org>\"");
}

void check_why(const std::string& why) {
  constexpr std::size_t kLongest = 1000;  // bytes
  if (why.size() <= kLongest && report::printable(why) == why) return;
  throw Error(ErrorKind::kUsage, "a reason must be one line of up to 1000 bytes",
              "say in few words why, such as --why 'the cover has another date'");
}

std::vector<std::string> parse_languages(const std::string& text) {
  std::vector<std::string> languages;
  std::istringstream rest(text + "+");
  for (std::string language; std::getline(rest, language, '+');) {
    if (language.empty()) {
      throw Error(ErrorKind::kUsage, "'" + report::printable(text) + "' leaves a language empty",
                  "write --lang eng, or several as in --lang eng+fra");
    }
    languages.push_back(language);
  }
  return languages;
}

std::int64_t parse_period(const std::string& text) {
  constexpr std::int64_t kMostUnits = 100000;
  const std::map<char, std::int64_t> units = {{'h', 3600}, {'d', 86400}, {'w', 7 * 86400}};
  const auto unit = text.empty() ? units.end() : units.find(text.back());
  std::int64_t count = 0;
  const char* last = text.data() + text.size() - (text.empty() ? 0 : 1);
  const auto [end, error] = std::from_chars(text.data(), last, count);
  if (unit != units.end() && error == std::errc() && end == last && count > 0 &&
      count <= kMostUnits) {
    return count * unit->second;
  }
  throw Error(ErrorKind::kUsage, "'" + report::printable(text) + "' is no period",
              "write 12h, 30d or 4w");
}

PageRange parse_page_range(const std::string& text) {
  PageRange range;
  const char* const end = text.data() + text.size();
  auto read = std::from_chars(text.data(), end, range.first);
  range.last = range.first;
  if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-') {
    read = std::from_chars(read.ptr + 1, end, range.last);
  }
  if (read.ec == std::errc() && read.ptr == end && 1 <= range.first && range.first <= range.last) {
    return range;
  }
  throw Error(ErrorKind::kUsage, "'" + report::printable(text) + "' is no range of pages",
              "write the first and the last one: --pages 12-19");
}

SandboxMode parse_sandbox(const std::string& text) {
  for (const SandboxMode mode :
       {SandboxMode::kRequired, SandboxMode::kReduced, SandboxMode::kOff}) {
    if (text == name_of(mode)) return mode;
  }
  throw Error(ErrorKind::kUsage, "'" + report::printable(text) + "' is no kind of sandbox",
              "say required, reduced or off");
}

}  // namespace palimpsest::cli
