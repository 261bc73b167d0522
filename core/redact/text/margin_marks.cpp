#include "redact/text/margin_marks.hpp"

#include "redact/ink/mask.hpp"
#include "redact/text/letter_ink.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr double kMinMarkWidth = 4.5;     // points: "B1" in 6-point type
constexpr double kMinMarkHeight = 3;      // points; lower groups are dashes and specks
constexpr double kMaxMarkHeights = 1.5;   // of the text, from ascenders to descenders
constexpr double kLetterReach = 0.45;     // word gaps between the letters of a mark
constexpr double kPageEdge = 3;           // points, where scans show the edge of the sheet
constexpr std::size_t kMaxPieces = 4000;  // more are a picture or dirt
constexpr double kSmallAdvance = 0.78;    // of the width of the letters of the same line
constexpr double kSmallHeight = 0.95;     // of the ascent, from top to bottom of a label

// Two ways to see small type. In 1-bit scans it breaks into pieces that full resolution alone
// shows; in gray scans it is pale, and noise must be averaged away before a threshold can reach it.
struct Look {
  int ink_below = 0;     // gray, 0..255
  double min_piece = 0;  // points; the specks of a 200 dpi scan are 0.4 to 0.9
};
constexpr Look kSharp{150, 0.6};
constexpr Look kSmooth{195, 1.0};

struct Group {
  Span span;
  double top = 0;
  double bottom = 0;
  int pieces = 0;
  int letters = 0;  // pieces that stand apart
};

// The pieces of ink in a stretch of columns, in upright points.
std::vector<Ink> pieces_in(const Mask& ink, double dpi, double min_piece, const TextLayout& layout,
                           Span columns) {
  const int left = std::max(0, static_cast<int>(columns.left * dpi / 72));
  const int right = std::min(ink.width(), static_cast<int>(columns.right * dpi / 72));
  if (right - left < 4) return {};
  const double scale = 72 / dpi;
  std::vector<Ink> pieces;
  for (const PixelBox& box : ink.part({left, 0, right, ink.height()}).component_boxes()) {
    const double width = box.width() * scale, height = box.height() * scale;
    if (std::max(width, height) < min_piece) continue;
    const auto [u, v] = layout.upright({points((left + (box.left + box.right) / 2.0) * scale),
                                        points((box.top + box.bottom) / 2.0 * scale)});
    pieces.push_back({{u - width / 2, u + width / 2}, v - height / 2, v + height / 2});
  }
  if (pieces.size() > kMaxPieces) return {};
  std::sort(pieces.begin(), pieces.end(),
            [](const Ink& a, const Ink& b) { return a.span.left < b.span.left; });
  return pieces;
}

bool belongs_to(const Ink& piece, const Group& group, double reach) {
  return piece.span.left - group.span.right < reach && piece.middle() > group.top &&
         piece.middle() < group.bottom;
}

// Letters of one line that stand close together. Pieces come from left to right.
std::vector<Group> grouped(const std::vector<Ink>& pieces, double reach) {
  std::vector<Group> groups;
  for (const Ink& piece : pieces) {
    const double slack = std::max(1.0, 2.5 - piece.height() / 2);  // of dots, hyphens, broken feet
    auto at = std::find_if(groups.rbegin(), groups.rend(),
                           [&](const Group& each) { return belongs_to(piece, each, reach); });
    if (at == groups.rend()) {
      groups.push_back({piece.span, piece.top - slack, piece.bottom + slack, 0, 1});
      at = groups.rbegin();
    }
    at->letters += piece.span.left > at->span.right;
    at->span.right = std::max(at->span.right, piece.span.right);
    at->top = std::min(at->top, piece.top - 1);
    at->bottom = std::max(at->bottom, piece.bottom + 1);
    ++at->pieces;
  }
  return groups;
}

bool has_size_of_code(const Group& group, const TextLayout& layout) {
  const double height = group.bottom - group.top - 2;
  const double tallest = std::max(16.0, kMaxMarkHeights * (layout.ascent + layout.descent));
  return group.pieces >= 2 && group.span.width() >= kMinMarkWidth &&
         group.span.width() <= kMaxMarkWidth && height >= kMinMarkHeight && height <= tallest;
}

// Whether a group is set smaller than typed text. A word without high letters is as low, and as
// wide as any; the letters of pale small type run together, which makes them lower still.
bool is_small_group(const Group& group, const TextLayout& layout) {
  const double height = group.bottom - group.top - 2;
  const double advance = group.span.width() / group.letters;
  return layout.is_typed && height < kSmallHeight * layout.ascent &&
         (advance < kSmallAdvance * layout.character_width ||
          group.span.width() < 2 * layout.character_width);
}

// How far the body reaches in this row, with what it holds beyond its margins.
Span text_near(const TextLayout& layout, double middle) {
  Span text = layout.body;
  for (const TextRow& row : layout.rows) {
    if (std::abs(row.baseline - layout.letter_height / 2 - middle) > layout.pitch / 2) continue;
    text.left = std::min(text.left, row.span().left);
    text.right = std::max(text.right, row.span().right);
  }
  return text;
}

MarginMark mark_of(const Group& group, const TextLayout& layout) {
  return {layout.on_page(group.span, group.top + 1, group.bottom - 1),
          (group.top + group.bottom) / 2, group.span, false, is_small_group(group, layout)};
}

std::vector<MarginMark> marks_seen(const Raster& gray, const Look& look,
                                   const std::vector<Redaction>& redactions,
                                   const TextLayout& layout) {
  const Mask ink =
      without_redactions(Mask::of_levels(gray, 0, look.ink_below), redactions, gray.dpi);
  const double width = ink.width() * 72.0 / gray.dpi;
  const double lean = std::abs(layout.slope) * ink.height() * 36 / gray.dpi;
  const double gap = kMarkGaps * layout.word_gap;
  std::vector<MarginMark> marks;
  for (const Span& columns : {Span{kPageEdge, layout.body.left + lean},
                              Span{layout.body.right - lean, width - kPageEdge}}) {
    const auto pieces = pieces_in(ink, gray.dpi, look.min_piece, layout, columns);
    for (const Group& group : grouped(pieces, kLetterReach * layout.word_gap)) {
      if (!has_size_of_code(group, layout)) continue;
      const Span text = text_near(layout, (group.top + group.bottom) / 2);
      if (group.span.left < text.right + gap && group.span.right > text.left - gap) continue;
      marks.push_back(mark_of(group, layout));
    }
  }
  return marks;
}

// The advance of letters of a row's other words, or of the page's where there are none.
double advance_beside(const TextRow& row, const InkWord& word, const TextLayout& layout) {
  std::vector<double> advances;
  for (const InkWord& other : row.words) {
    if (&other != &word && other.letters > 2) {
      advances.push_back(other.span.width() / other.letters);
    }
  }
  return advances.empty() ? layout.character_width : median(std::move(advances));
}

bool is_small_type(const TextRow& row, const InkWord& word, const TextLayout& layout) {
  return word.letters >= 2 &&
         word.span.width() / word.letters < kSmallAdvance * advance_beside(row, word, layout) &&
         word.bottom - word.top < kSmallHeight * layout.ascent;
}

}  // namespace

std::vector<MarginMark> find_margin_marks(const Raster& gray,
                                          const std::vector<Redaction>& redactions,
                                          const TextLayout& layout) {
  std::vector<MarginMark> marks = marks_seen(gray, kSharp, redactions, layout);
  const Raster smooth = halved(gray);
  for (MarginMark& mark : marks_seen(smooth, kSmooth, redactions, layout)) {
    const bool is_known = std::any_of(marks.begin(), marks.end(), [&](const MarginMark& other) {
      return !intersection(mark.region, other.region).is_empty();
    });
    if (!is_known) marks.push_back(std::move(mark));
  }
  std::sort(marks.begin(), marks.end(),
            [](const MarginMark& a, const MarginMark& b) { return a.middle < b.middle; });
  return marks;
}

std::vector<MarginMark> find_labels(const TextLayout& layout) {
  std::vector<MarginMark> labels;
  for (const TextRow& row : layout.rows) {
    const auto& words = row.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!is_small_type(row, words[i], layout)) continue;
      std::size_t last = i;
      Span rise{words[i].top, words[i].bottom};
      while (last + 1 < words.size() && is_small_type(row, words[last + 1], layout) &&
             words[last + 1].span.left - words[last].span.right < layout.word_gap) {
        ++last;
        rise = {std::min(rise.left, words[last].top), std::max(rise.right, words[last].bottom)};
      }
      const Span span{words[i].span.left, words[last].span.right};
      const bool before_gap =
          last + 1 == words.size() || words[last + 1].span.left - span.right > 2 * layout.word_gap;
      if (before_gap && span.width() >= kMinMarkWidth && span.width() <= kMaxMarkWidth) {
        labels.push_back({layout.on_page(span, rise.left, rise.right), (rise.left + rise.right) / 2,
                          span, true, layout.is_typed});
      }
      i = last;
    }
  }
  return labels;
}

}  // namespace palimpsest::redact
