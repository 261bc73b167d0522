#include "exchange/bagit/tag_text.hpp"

#include <algorithm>

namespace palimpsest::exchange {
namespace {

std::string trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return std::string(text.substr(0, text.find_last_not_of(kBlanks) + 1));
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    if (text.starts_with("\r\n")) text.remove_prefix(1);
    if (!text.empty()) text.remove_prefix(1);
  }
  return lines;
}

std::vector<BagLabel> labels_of(std::string_view text) {
  std::vector<BagLabel> labels;
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    if (line.empty()) continue;
    if (kBlanks.find(line.front()) != std::string_view::npos && !labels.empty()) {
      labels.back().value += " " + trimmed(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) {
      labels.push_back({number, "", line});
    } else {
      labels.push_back({number, trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))});
    }
  }
  return labels;
}

bool is_label(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char one, char other) { return lower(one) == lower(other); });
}

}  // namespace palimpsest::exchange
