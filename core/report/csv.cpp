#include "report/csv.hpp"

#include <array>
#include <cstdio>
#include <string_view>

namespace palimpsest::report {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t";

std::string csv_field(const std::string& given) {
  const bool is_like_formula =
      !given.empty() && kFormulaStarts.find(given.front()) != std::string_view::npos;
  const std::string text = (is_like_formula ? "'" : "") + given;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  bool is_first = true;
  for (const std::string& field : fields) {
    line += (is_first ? "" : ",") + csv_field(field);
    is_first = false;
  }
  return line + "\r\n";
}

std::string csv_decimal(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return text.data();
}

}  // namespace palimpsest::report
