#include "redact/blank/line_signs.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {
namespace {

constexpr double kSmallLabel = 0.88;  // of the letter height: codes are set smaller than text
constexpr double kApartGaps = 2.4;    // word gaps between a code and the words after it

const TextRow* row_near(const TextLayout& layout, double middle) {
  const TextRow* best = nullptr;
  double nearest = layout.pitch / 2;
  for (const TextRow& row : layout.rows) {
    const double offset = std::abs(row.baseline - layout.letter_height / 2 - middle);
    if (offset >= nearest) continue;
    nearest = offset;
    best = &row;
  }
  return best;
}

// Whether a code is no part of a sentence: it stands in the margin, before a wide gap, or in small
// type at the end of a line.
bool stands_apart(const TextLayout& layout, const Span& label, const TextRow* row) {
  const double reach = 0.5 * layout.word_gap;
  if (label.left > layout.body.right + reach || label.right < layout.body.left - reach) {
    return true;
  }
  if (row == nullptr) return false;
  double before = layout.body.width(), after = before, height = 0;
  for (const InkWord& word : row->words) {
    const double middle = (word.span.left + word.span.right) / 2;
    if (middle >= label.left && middle <= label.right) {
      height = std::max(height, word.height);
    } else if (middle < label.left) {
      before = label.left - word.span.right;
    } else {
      after = std::min(after, word.span.left - label.right);
    }
  }
  const bool is_small = height > 0 && height < kSmallLabel * layout.letter_height;
  const double wide = kApartGaps * layout.word_gap;
  return before > 0.5 * layout.word_gap && after > wide &&
         (is_small || after < layout.body.width() || before > wide);
}

void add_sign(std::vector<LineSigns>& lines, const LineSigns& sign, double reach) {
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const LineSigns& line) {
    return std::abs(line.middle - sign.middle) < reach;
  });
  if (same == lines.end()) {
    lines.push_back(sign);
    return;
  }
  same->labels.insert(same->labels.end(), sign.labels.begin(), sign.labels.end());
  same->is_read = same->is_read || sign.is_read;
  same->is_small = same->is_small || sign.is_small;
  same->is_inside = same->is_inside && sign.is_inside;
}

}  // namespace

std::vector<LineSigns> line_signs(const TextLayout& layout, const std::vector<CodeReading>& codes,
                                  double reach) {
  std::vector<LineSigns> lines;
  for (const CodeReading& code : codes) {
    const auto [left, top] = layout.upright({code.region.left, code.region.top});
    const auto [right, bottom] = layout.upright({code.region.right, code.region.bottom});
    const double middle = (top + bottom) / 2;
    if (!stands_apart(layout, {left, right}, row_near(layout, middle))) continue;
    add_sign(lines, {middle, {{left, right}}, true, false, false}, reach);
  }
  for (const MarginMark& mark : layout.marks) {
    add_sign(lines, {mark.middle, {mark.span}, false, mark.is_inside, mark.is_small}, reach);
  }
  std::sort(lines.begin(), lines.end(),
            [](const LineSigns& a, const LineSigns& b) { return a.middle < b.middle; });
  return lines;
}

}  // namespace palimpsest::redact
