// Pages made of lines of text, ten points a character.
#pragma once

#include "model/page.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace palimpsest::identify {

inline Line line_at(const std::string& text, double left, double top) {
  Line line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const double right = left + 10.0 * static_cast<double>(word.size());
    line.push_back({word, {points(left), points(top), points(right), points(top + 10)}, 100});
    left = right + 10;
  }
  return line;
}

// The lines of `text`, twenty points apart.
inline std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> lines;
  std::istringstream stream(text);
  double top = 50;
  for (std::string line; std::getline(stream, line); top += 20) {
    if (!line.empty()) lines.push_back(line_at(line, 50, top));
  }
  return lines;
}

}  // namespace palimpsest::identify
