#include "identify/label/glyph_table.hpp"

#include "base/error.hpp"
#include "identify/label/ink_image.hpp"
#include "schemas/embedded.hpp"

#include <cmath>
#include <cstddef>
#include <string>

namespace palimpsest::identify {
namespace {

constexpr double kTableCapital = 16;  // pixels, in make_glyphs.py
constexpr double kShrink = kCapitalPixels / kTableCapital;
constexpr double kSoftness = 1.0;  // pixels: how far a scan spreads the edges of letters
constexpr int kMargin = 3;         // pixels around a letter, into which its edges spread
constexpr float kFaintInk = 0.06F;
constexpr std::size_t kColumns = 7;

std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> cells;
  for (std::size_t end = row.find('\t'); end != std::string_view::npos; end = row.find('\t')) {
    cells.push_back(row.substr(0, end));
    row.remove_prefix(end + 1);
  }
  cells.push_back(row);
  return cells;
}

float value_of(char digit) {
  return static_cast<float>(digit <= '9' ? digit - '0' : digit - 'a' + 10) / 15.0F;
}

// Places the letter so that its pen falls on a whole pixel of the smaller picture.
Glyph glyph_of(const std::vector<std::string_view>& cells) {
  const double advance = std::stod(std::string(cells[2]));
  const int left = std::stoi(std::string(cells[3])), top = std::stoi(std::string(cells[4]));
  const int width = std::stoi(std::string(cells[5]));
  const int height = static_cast<int>(cells[6].size()) / width;
  const int new_left = static_cast<int>(std::floor(left * kShrink)) - kMargin;
  const int new_top = static_cast<int>(std::ceil(top * kShrink)) + kMargin;
  Ink large = make_ink(width, height);
  for (std::size_t i = 0; i < large.values.size(); ++i) large.values[i] = value_of(cells[6][i]);
  const double from_x = new_left / kShrink - left, from_y = top - new_top / kShrink;
  const int columns = static_cast<int>(std::ceil((width - from_x) * kShrink)) + kMargin;
  const int rows = static_cast<int>(std::ceil((height - from_y) * kShrink)) + kMargin;
  const Ink ink =
      softened(resampled(large, {from_x, from_y, 1 / kShrink, 0}, columns, rows), kSoftness);
  Glyph glyph{advance * kShrink, {}, 0};
  for (int i = 0; i < columns * rows; ++i) {
    const float value = ink.values[static_cast<std::size_t>(i)];
    if (value < kFaintInk) continue;
    glyph.dots.push_back({new_left + i % columns, i / columns - new_top, value});
    glyph.energy += value * value;
  }
  return glyph;
}

std::vector<Face> parse_faces(std::string_view text) {
  std::vector<Face> faces;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view row = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (row.empty() || row.front() == '#' || row.starts_with("face\t")) continue;
    const std::vector<std::string_view> cells = cells_of(row);
    if (cells.size() != kColumns) {
      throw Error(ErrorKind::kInternal, "glyphs.tsv cannot be used: not seven columns");
    }
    if (faces.empty() || faces.back().name != cells[0]) faces.push_back({cells[0], {}});
    faces.back().glyphs.push_back(glyph_of(cells));
  }
  return faces;
}

}  // namespace

const std::vector<Face>& faces() {
  static const std::vector<Face> table = parse_faces(schemas::file("glyphs.tsv"));
  return table;
}

}  // namespace palimpsest::identify
