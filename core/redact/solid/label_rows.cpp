#include "redact/solid/label_rows.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

const Length kMinGlyph = points(1.6);  // both sides of a speck are smaller
const Length kMinPitch = points(7);    // of the rows of redacted text
constexpr double kSameSize = 0.15;     // of the width of the widest label
constexpr double kSameHeight = 0.3;    // descenders and dropouts count for more here
constexpr int kMaxGlyphs = 12;         // of a code: "(b)(7)(C)"

struct LabelRow {
  PixelBox box;
  int glyphs = 0;
};

PixelBox joined(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

std::vector<LabelRow> rows_of(const Mask& marks, int dpi) {
  std::vector<PixelBox> glyphs = marks.component_boxes();
  const int min_glyph = pixels_of(kMinGlyph, dpi);
  std::erase_if(glyphs, [&](const PixelBox& glyph) {
    return std::max(glyph.width(), glyph.height()) < min_glyph;
  });
  std::sort(glyphs.begin(), glyphs.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.top < b.top; });
  std::vector<LabelRow> rows;
  for (const PixelBox& glyph : glyphs) {
    const int middle = (glyph.top + glyph.bottom) / 2;
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const LabelRow& each) {
      return middle >= each.box.top && middle < each.box.bottom;
    });
    if (row == rows.end()) {
      rows.push_back({glyph, 1});
    } else {
      *row = {joined(row->box, glyph), row->glyphs + 1};
    }
  }
  return rows;
}

bool is_label(const LabelRow& row, int dpi, const FindOptions& options) {
  return row.glyphs <= kMaxGlyphs && row.box.width() <= pixels_of(options.max_label_width, dpi) &&
         row.box.height() <= pixels_of(options.max_label_height, dpi);
}

// The same code stands on every row; the short lines of an address differ.
bool is_one_label_repeated(const std::vector<LabelRow>& rows, int dpi, const FindOptions& options) {
  int widest = 0, narrowest = rows.front().box.width(), highest = 0,
      lowest = rows.front().box.height();
  for (const LabelRow& row : rows) {
    if (!is_label(row, dpi, options)) return false;
    widest = std::max(widest, row.box.width());
    narrowest = std::min(narrowest, row.box.width());
    highest = std::max(highest, row.box.height());
    lowest = std::min(lowest, row.box.height());
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].box.top - rows[i - 1].box.top < pixels_of(kMinPitch, dpi)) return false;
  }
  return widest - narrowest <= kSameSize * widest + 2 &&
         highest - lowest <= kSameHeight * highest + 1;
}

int run_length(const Mask& filled, int y) { return filled.count({0, y, filled.width(), y + 1}); }

// Between two labels the redactions meet where the width changes, else half way.
int cut_between(const Mask& filled, const LabelRow& upper, const LabelRow& lower) {
  const int half = (upper.box.bottom + lower.box.top) / 2;
  int best = half, largest = filled.width() / 50 + 3;
  for (int y = upper.box.bottom; y <= lower.box.top && y < filled.height(); ++y) {
    const int step = std::abs(run_length(filled, y) - run_length(filled, y - 1));
    if (step > largest) {
      largest = step;
      best = y;
    }
  }
  return best;
}

PixelBox filled_between(const Mask& filled, int top, int bottom) {
  int left = filled.width(), right = 0;
  const PixelBox middle{0, top + (bottom - top) / 4, filled.width(), bottom - (bottom - top) / 4};
  for (const PixelBox& box : filled.part(middle).component_boxes()) {
    left = std::min(left, box.left);
    right = std::max(right, box.right);
  }
  return {left, top, right, bottom};
}

}  // namespace

std::vector<PixelBox> parts_by_label(const Mask& filled, const Mask& marks, int dpi,
                                     const FindOptions& options) {
  const std::vector<LabelRow> rows = rows_of(marks, dpi);
  if (rows.size() < 2 || !is_one_label_repeated(rows, dpi, options)) return {};
  std::vector<PixelBox> parts;
  int top = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_last = i + 1 == rows.size();
    const int bottom = is_last ? filled.height() : cut_between(filled, rows[i], rows[i + 1]);
    parts.push_back(filled_between(filled, top, bottom));
    top = bottom;
  }
  std::erase_if(parts, [&](const PixelBox& part) {
    return part.width() < pixels_of(options.min_bar_width, dpi) ||
           part.height() < pixels_of(options.min_bar_height, dpi);
  });
  return parts;
}

}  // namespace palimpsest::redact
