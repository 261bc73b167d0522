#include "report/style.hpp"

#include "base/markup.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

bool is_control(char c) {
  const auto value = static_cast<unsigned char>(c);
  return value < 0x20 || value == 0x7F;
}

// Counts code points: every byte that does not continue one.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

// Letters, digits, what goes on a UTF-8 character, and the marks that no shell gives a meaning.
bool is_plain_in_shell(char c) {
  const bool is_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       static_cast<unsigned char>(c) >= 0x80;
  return is_word || std::string_view("_-./:,+@%=~").find(c) != std::string_view::npos;
}

// Returns \033 for an escape.
std::string octal_escape(char c) {
  const auto value = static_cast<unsigned>(static_cast<unsigned char>(c));
  std::string text = "\\";
  for (const unsigned shift : {6U, 3U, 0U})
    text += static_cast<char>('0' + ((value >> shift) & 7U));
  return text;
}

std::string quoted_with_escapes(std::string_view word) {
  std::string quoted = "$'";
  for (const char c : word) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += is_control(c) ? octal_escape(c) : std::string(1, c);
  }
  return quoted + "'";
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  return widths;
}

}  // namespace

std::string Style::dressed(std::string_view code, std::string_view text) const {
  if (coloring_ == Coloring::kPlain || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string printable(std::string_view text) { return markup::printable(text); }

std::string printable_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + printable(text);
  return list;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  if (width == 0) return "";
  std::size_t end = 0;
  for (std::size_t seen = 0; seen < width; ++end) seen += begins_character(text[end]) ? 1 : 0;
  return std::string(text.substr(0, end - 1)) + "…";
}

std::string quoted_for_shell(std::string_view word) {
  if (std::any_of(word.begin(), word.end(), is_control)) return quoted_with_escapes(word);
  const bool is_plain = !word.empty() && word.front() != '~' &&
                        std::all_of(word.begin(), word.end(), is_plain_in_shell);
  if (is_plain) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

std::string columns(const std::vector<std::vector<std::string>>& rows) {
  const std::vector<std::size_t> widths = column_widths(rows);
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - width_of(row[i]) + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
