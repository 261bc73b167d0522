#include "redact/ink/text_layout.hpp"

#include "redact/ink/letter_ink.hpp"
#include "redact/ink/mask.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr int kHalvedFromDpi = 250;     // 125 dpi and more place a letter to half a point
constexpr double kHighShare = 0.92;     // of the letters: higher ones are brackets
constexpr double kMarginShare = 0.95;   // of the lines end before the right margin
constexpr double kMaxMarkWidth = 80;    // points: "(b)(1), (b)(3)"
constexpr double kLabelHeight = 0.88;   // of the letter height: labels are set smaller than text
constexpr double kAlignedShare = 0.45;  // of the lines, that begin at the left margin
constexpr double kLeastMark = 0.4;      // of the letter height; lower signs are specks
constexpr double kMarkGaps = 1.5;       // word gaps between the text and a mark, at least

Mask ink_of(const Raster& gray, int below) {
  Mask ink = Mask::of_levels(gray, 0, below);
  if (gray.dpi >= kHalvedFromDpi) return ink.halved(2);
  return ink;
}

Mask without_redactions(Mask ink, const std::vector<Redaction>& redactions, double dpi) {
  Mask covered(ink.width(), ink.height());
  for (const Redaction& each : redactions) {
    const auto pixel = [&](Length length) {
      return static_cast<int>(std::lround(length.in_points() * dpi / 72));
    };
    const Region& r = each.region;
    covered.fill({pixel(r.left) - 3, pixel(r.top) - 3, pixel(r.right) + 3, pixel(r.bottom) + 3});
  }
  return ink.without(covered);
}

std::vector<Ink> upright_letters(std::vector<Ink> letters, const TextLayout& layout) {
  for (Ink& each : letters) {
    const Point middle{points((each.span.left + each.span.right) / 2), points(each.middle())};
    const auto [u, v] = layout.upright(middle);
    const double half_width = each.span.width() / 2, half_height = each.height() / 2;
    each = {{u - half_width, u + half_width}, v - half_height, v + half_height};
  }
  return letters;
}

int letters_in(const TextRow& row) {
  return std::accumulate(row.words.begin(), row.words.end(), 0,
                         [](int sum, const InkWord& word) { return sum + word.letters; });
}

// The value near which most of `values` lie.
double most_common(const std::vector<double>& values, double reach) {
  double best = 0;
  std::ptrdiff_t most = -1;
  for (const double value : values) {
    const auto count = std::count_if(values.begin(), values.end(), [&](double other) {
      return std::abs(other - value) <= reach;
    });
    if (count > most) {
      most = count;
      best = value;
    }
  }
  return best;
}

void measure_letters(TextLayout& layout,
                     const std::vector<std::pair<double, std::vector<Ink>>>& rows) {
  std::vector<double> rises, drops, gaps;
  for (const auto& [baseline, letters] : rows) {
    for (const Ink& each : letters) {
      if (each.height() < 0.5 * layout.letter_height) continue;
      rises.push_back(baseline - each.top);
      if (each.bottom - baseline > 0.15 * layout.letter_height) {
        drops.push_back(each.bottom - baseline);
      }
    }
    for (const double gap : gaps_of(letters, 3 * layout.letter_height)) gaps.push_back(gap);
  }
  const double split = word_split(gaps);
  std::erase_if(gaps, [&](double gap) { return gap < split; });
  layout.ascent = quantile(std::move(rises), kHighShare);
  layout.descent = median(std::move(drops));
  layout.word_gap = median(std::move(gaps));
}

// Returns where the text of a row ends when a small thing far to the right of it is no text.
double text_end(const TextRow& row, double word_gap) {
  for (std::size_t i = row.words.size(); i-- > 1;) {
    const double gap = row.words[i].span.left - row.words[i - 1].span.right;
    if (row.span().right - row.words[i].span.left > kMaxMarkWidth) break;
    if (gap > kMarkGaps * word_gap) return row.words[i - 1].span.right;
  }
  return row.span().right;
}

double text_start(const TextRow& row, double word_gap) {
  for (std::size_t i = 0; i + 1 < row.words.size(); ++i) {
    const double gap = row.words[i + 1].span.left - row.words[i].span.right;
    if (row.words[i].span.right - row.span().left > kMaxMarkWidth) break;
    if (gap > kMarkGaps * word_gap) return row.words[i + 1].span.left;
  }
  return row.span().left;
}

void measure_body(TextLayout& layout, const LayoutOptions& options) {
  std::vector<double> lefts, rights, pitches, widths;
  const TextRow* above = nullptr;
  for (const TextRow& row : layout.rows) {
    if (letters_in(row) < static_cast<int>(options.min_body_letters)) continue;
    lefts.push_back(text_start(row, layout.word_gap));
    for (const InkWord& word : row.words) {
      if (word.letters > 2) widths.push_back(word.span.width() / word.letters);
    }
    rights.push_back(text_end(row, layout.word_gap));
    if (above != nullptr) pitches.push_back(row.baseline - above->baseline);
    above = &row;
  }
  if (lefts.size() < options.min_body_rows) return;
  layout.character_width = median(std::move(widths)) + 0.1 * layout.letter_height;
  const double left = most_common(lefts, layout.character_width);
  const auto aligned = std::count_if(lefts.begin(), lefts.end(), [&](double each) {
    return std::abs(each - left) <= layout.character_width;
  });
  if (static_cast<double>(aligned) < kAlignedShare * static_cast<double>(lefts.size())) return;
  layout.pitch = median(std::move(pitches));
  layout.body = {left, quantile(std::move(rights), kMarginShare)};
  std::erase_if(lefts, [&](double each) {
    return each < left + 1.5 * layout.character_width || each > left + 14 * layout.character_width;
  });
  if (lefts.size() >= 2) layout.indent = most_common(lefts, layout.character_width) - left;
}

void take_mark(TextLayout& layout, const TextRow& row, std::size_t first, std::size_t last) {
  const auto is_speck = [&](const InkWord& word) {
    return word.height < kLeastMark * layout.letter_height;
  };
  while (first < last && is_speck(row.words[first])) ++first;
  while (last > first && is_speck(row.words[last])) --last;
  const Span span{row.words[first].span.left, row.words[last].span.right};
  int letters = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (!is_speck(row.words[i])) letters += row.words[i].letters;
  }
  if (letters < 2 || span.width() > kMaxMarkWidth || last > first + 3) return;
  const double top = row.baseline - layout.ascent, bottom = row.baseline + layout.descent;
  layout.marks.push_back(
      {layout.on_page(span, top, bottom), row.baseline - layout.letter_height / 2, span});
}

// Notes small type before a wide gap: the label of a panel that a scan has lost.
void note_labels(TextLayout& layout) {
  for (const TextRow& row : layout.rows) {
    for (std::size_t i = 0; i < row.words.size(); ++i) {
      if (row.words[i].height >= kLabelHeight * layout.letter_height) continue;
      std::size_t last = i;
      while (last + 1 < row.words.size() &&
             row.words[last + 1].span.left - row.words[last].span.right < layout.word_gap &&
             row.words[last + 1].height < layout.letter_height) {
        ++last;
      }
      const bool before_gap =
          last + 1 == row.words.size() ||
          row.words[last + 1].span.left - row.words[last].span.right > 2 * layout.word_gap;
      const bool is_long = row.words[last].span.right - row.words[i].span.left > layout.word_gap;
      if (before_gap && is_long) take_mark(layout, row, i, last);
      i = last;
    }
  }
}

// Moves what stands outside the margins from the rows to the marks.
void part_marks(TextLayout& layout) {
  const double reach = kMarkGaps * layout.word_gap;
  for (TextRow& row : layout.rows) {
    const auto is_right = [&](const InkWord& word) {
      return word.span.left > layout.body.right + reach;
    };
    const auto is_left = [&](const InkWord& word) {
      return word.span.right < layout.body.left - reach;
    };
    const auto right = std::find_if(row.words.begin(), row.words.end(), is_right);
    const auto left = std::find_if_not(row.words.begin(), row.words.end(), is_left);
    const auto at = [&](auto place) {
      return static_cast<std::size_t>(std::distance(row.words.begin(), place));
    };
    if (right != row.words.end()) take_mark(layout, row, at(right), row.words.size() - 1);
    if (left != row.words.begin()) take_mark(layout, row, 0, at(left) - 1);
    row.words.erase(right, row.words.end());
    row.words.erase(row.words.begin(),
                    std::find_if_not(row.words.begin(), row.words.end(), is_left));
  }
  std::erase_if(layout.rows, [](const TextRow& row) { return row.words.empty(); });
}

void add_redactions(TextLayout& layout, const std::vector<Redaction>& redactions) {
  for (const Redaction& each : redactions) {
    const auto [left, top] = layout.upright({each.region.left, each.region.top});
    const auto [right, bottom] = layout.upright({each.region.right, each.region.bottom});
    for (TextRow& row : layout.rows) {
      const double middle = row.baseline - layout.letter_height / 2;
      if (middle < top || middle > bottom) continue;
      const auto at = std::find_if(row.words.begin(), row.words.end(),
                                   [&](const InkWord& word) { return word.span.left > left; });
      row.words.insert(at, {{left, right}, layout.letter_height, 0, true});
    }
  }
}

}  // namespace

Region TextLayout::on_page(const Span& span, double top, double bottom) const {
  const double cx = center.x.in_points(), cy = center.y.in_points();
  Region region;
  bool is_first = true;
  for (const double u : {span.left, span.right}) {
    for (const double v : {top, bottom}) {
      const Length x = points(u - slope * (v - cy)), y = points(v + slope * (u - cx));
      const Region corner{x, y, x, y};
      region = is_first ? corner : bounding_region(region, corner);
      is_first = false;
    }
  }
  return region;
}

std::pair<double, double> TextLayout::upright(Point point) const {
  const double x = point.x.in_points(), y = point.y.in_points();
  return {x + slope * (y - center.y.in_points()), y - slope * (x - center.x.in_points())};
}

TextLayout lay_out(const Raster& gray, const std::vector<Redaction>& redactions,
                   const LayoutOptions& options) {
  TextLayout layout;
  const double dpi = gray.dpi >= kHalvedFromDpi ? gray.dpi / 2.0 : gray.dpi;
  const Mask ink = without_redactions(ink_of(gray, options.ink_below), redactions, dpi);
  std::vector<Ink> letters = letters_of(ink, dpi, options);
  layout.letter_height = letter_height_of(letters);
  layout.center = {points(gray.width * 36.0 / gray.dpi), points(gray.height * 36.0 / gray.dpi)};
  if (layout.letter_height <= 0) return layout;
  layout.slope = slope_of(letters, layout.letter_height, options.max_tilt_degrees);
  auto rows = baselines_of(upright_letters(std::move(letters), layout), layout.letter_height);
  for (auto& [baseline, row] : rows) {
    std::sort(row.begin(), row.end(),
              [](const Ink& a, const Ink& b) { return a.span.left < b.span.left; });
  }
  measure_letters(layout, rows);
  std::sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.first < b.first; });
  for (const auto& [baseline, row] : rows) {
    layout.rows.push_back({baseline, words_of(row, 0.6 * layout.word_gap)});
  }
  measure_body(layout, options);
  if (layout.has_body()) {
    part_marks(layout);
    note_labels(layout);
  }
  add_redactions(layout, redactions);
  layout.has_redactions = !redactions.empty();
  return layout;
}

}  // namespace palimpsest::redact
