#include "redact/text/text_layout.hpp"

#include "redact/ink/mask.hpp"
#include "redact/text/letter_ink.hpp"
#include "redact/text/margin_marks.hpp"
#include "redact/text/type_advance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr int kHalvedFromDpi = 250;     // 125 dpi and more place a letter to half a point
constexpr double kHighShare = 0.92;     // of the letters: higher ones are brackets
constexpr double kMarginShare = 0.95;   // of the lines end before the right margin
constexpr double kStrayGaps = 1.5;      // word gaps between a line and a sign that is none of it
constexpr double kAlignedShare = 0.45;  // of the lines, that begin at the left margin

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
    if (gap > kStrayGaps * word_gap) return row.words[i - 1].span.right;
  }
  return row.span().right;
}

double text_start(const TextRow& row, double word_gap) {
  for (std::size_t i = 0; i + 1 < row.words.size(); ++i) {
    const double gap = row.words[i + 1].span.left - row.words[i].span.right;
    if (row.words[i].span.right - row.span().left > kMaxMarkWidth) break;
    if (gap > kStrayGaps * word_gap) return row.words[i + 1].span.left;
  }
  return row.span().left;
}

void measure_body(TextLayout& layout, const LayoutOptions& options) {
  std::vector<double> lefts, rights, pitches, widths;
  std::vector<Span> starts;  // of a row: with and without what may be a mark
  const TextRow* above = nullptr;
  for (const TextRow& row : layout.rows) {
    if (letters_in(row) < static_cast<int>(options.min_body_letters)) continue;
    starts.push_back({row.span().left, text_start(row, layout.word_gap)});
    lefts.push_back(starts.back().left);
    if (starts.back().width() > 0) lefts.push_back(starts.back().right);
    for (const InkWord& word : row.words) {
      if (word.letters > 2) widths.push_back(word.span.width() / word.letters);
    }
    rights.push_back(text_end(row, layout.word_gap));
    if (above != nullptr) pitches.push_back(row.baseline - above->baseline);
    above = &row;
  }
  if (starts.size() < options.min_body_rows) return;
  if (layout.character_width <= 0) {
    layout.character_width = median(std::move(widths)) + 0.1 * layout.letter_height;
  }
  const double left = most_common(lefts, layout.character_width);
  const auto aligned = std::count_if(starts.begin(), starts.end(), [&](const Span& each) {
    return std::abs(each.left - left) <= layout.character_width ||
           std::abs(each.right - left) <= layout.character_width;
  });
  if (static_cast<double>(aligned) < kAlignedShare * static_cast<double>(starts.size())) return;
  layout.pitch = median(std::move(pitches));
  layout.body = {left, quantile(std::move(rights), kMarginShare)};
  std::erase_if(lefts, [&](double each) {
    return each < left + 1.5 * layout.character_width || each > left + 14 * layout.character_width;
  });
  if (lefts.size() >= 2) layout.indent = most_common(lefts, layout.character_width) - left;
}

// Takes what stands outside the margins out of the rows: it is no text of theirs.
void drop_margins(TextLayout& layout) {
  const double reach = kMarkGaps * layout.word_gap;
  for (TextRow& row : layout.rows) {
    std::erase_if(row.words, [&](const InkWord& word) {
      return word.span.left > layout.body.right + reach ||
             word.span.right < layout.body.left - reach;
    });
  }
  std::erase_if(layout.rows, [](const TextRow& row) { return row.words.empty(); });
}

void add_redactions(TextLayout& layout, const std::vector<Redaction>& redactions) {
  for (const Redaction& each : redactions) {
    const auto [left, top] = layout.upright({each.region.left, each.region.top});
    const auto [right, bottom] = layout.upright({each.region.right, each.region.bottom});
    layout.withheld.push_back({{left, right}, top, bottom});
    for (TextRow& row : layout.rows) {
      const double middle = row.baseline - layout.letter_height / 2;
      if (middle < top || middle > bottom) continue;
      const auto at = std::find_if(row.words.begin(), row.words.end(),
                                   [&](const InkWord& word) { return word.span.left > left; });
      row.words.insert(at, {{left, right}, layout.letter_height, top, bottom, 0, true});
    }
  }
}

}  // namespace

Point TextLayout::on_page(double across, double down) const {
  return {points(across - slope * (down - center.y.in_points())),
          points(down + slope * (across - center.x.in_points()))};
}

Region TextLayout::on_page(const Span& span, double top, double bottom) const {
  Region region;
  bool is_first = true;
  for (const double across : {span.left, span.right}) {
    for (const double down : {top, bottom}) {
      const Point at = on_page(across, down);
      const Region corner{at.x, at.y, at.x, at.y};
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
  const Mask full =
      without_redactions(Mask::of_levels(gray, 0, options.ink_below), redactions, gray.dpi);
  std::vector<Ink> letters = gray.dpi >= kHalvedFromDpi ? letters_of(full.halved(2), dpi, options)
                                                        : letters_of(full, dpi, options);
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
  std::vector<std::vector<Ink>> letters_of_rows;
  for (const auto& [baseline, row] : rows) letters_of_rows.push_back(row);
  layout.character_width = type_advance(letters_of_rows, layout.letter_height);
  layout.is_typed = layout.character_width > 0;
  std::sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.first < b.first; });
  for (const auto& [baseline, row] : rows) {
    layout.rows.push_back({baseline, words_of(row, 0.6 * layout.word_gap)});
  }
  measure_body(layout, options);
  if (layout.has_body()) {
    drop_margins(layout);
    layout.marks = find_margin_marks(gray, redactions, layout);
    for (MarginMark& label : find_labels(layout)) layout.marks.push_back(std::move(label));
  }
  add_redactions(layout, redactions);
  return layout;
}

}  // namespace palimpsest::redact
