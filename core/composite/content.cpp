#include "composite/content.hpp"

#include <algorithm>
#include <cstdio>

namespace palimpsest::composite {
namespace {

constexpr char32_t kBroken = 0xFFFD;

// Returns how many bytes follow the first one of a character; -1 when it begins none.
int bytes_behind(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first < 0xE0) return 1;
  if (first >= 0xE0 && first < 0xF0) return 2;
  return first >= 0xF0 && first < 0xF5 ? 3 : -1;
}

}  // namespace

std::string number(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.3f", value);
  std::string digits = text;
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const int behind = bytes_behind(first);
    char32_t point = behind <= 0 ? first : first & (0x3FU >> static_cast<unsigned>(behind));
    bool is_whole = behind >= 0 && at + static_cast<std::size_t>(behind) < text.size();
    for (int i = 1; is_whole && i <= behind; ++i) {
      const auto next = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
      is_whole = (next & 0xC0U) == 0x80U;
      point = point << 6U | (next & 0x3FU);
    }
    points.push_back(is_whole ? point : kBroken);
    at += is_whole ? static_cast<std::size_t>(behind) + 1 : 1;
  }
  return points;
}

std::string shown_string(std::string_view text) {
  std::string shown = "(";
  for (const char32_t point : code_points(text)) {
    const bool is_letter = (point >= 0x20 && point < 0x7F) || (point >= 0xA0 && point <= 0xFF);
    const char letter = is_letter ? static_cast<char>(point) : '?';
    if (letter == '(' || letter == ')' || letter == '\\') shown += '\\';
    shown += letter;
  }
  return shown + ")";
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (text.size() - start > width) {
    std::size_t end = text.rfind(' ', start + width);
    if (end == std::string::npos || end <= start) end = start + width;
    // No character of several bytes is cut.
    while (end > start + 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    lines.push_back(text.substr(start, end - start));
    start = text[end] == ' ' ? end + 1 : end;
  }
  lines.push_back(text.substr(start));
  return lines;
}

std::string text_line(double x, double y, double size, std::string_view text) {
  return "BT /F1 " + number(size) + " Tf " + number(x) + " " + number(y) + " Td " +
         shown_string(text) + " Tj ET\n";
}

std::string path_of(const Outline& outline, double top) {
  std::string path;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    path += number(outline[i].x.in_points()) + " " + number(top - outline[i].y.in_points()) +
            (i == 0 ? " m " : " l ");
  }
  return path + "h ";
}

}  // namespace palimpsest::composite
