// What ordinary running text of a page does: which line follows which, where lines begin and end,
// and where tabs are. Lengths are upright points, as in TextLayout. Private to the module.
#pragma once

#include "redact/text/text_layout.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::redact {

inline constexpr double kWideSpace = 2.5;  // word gaps: wider ones are no spaces
inline constexpr double kNextLine = 1.3;   // pitches: farther lines belong to another paragraph

// Returns the words of a row without what lies in `labels` and without specks far from the others.
[[nodiscard]] std::vector<InkWord> solid_words(const TextRow& row, const std::vector<Span>& labels,
                                               const TextLayout& layout);

// Returns the places between words that are wider than `least`, as the words taken out filled them.
[[nodiscard]] std::vector<Span> gaps_in(const std::vector<InkWord>& words, double least,
                                        double word_gap);

// Rows are those of the layout, by address.
class RunningText {
 public:
  // `layout` must outlive it, and have a body.
  explicit RunningText(const TextLayout& layout);

  // Returns the distance of baselines between paragraphs; the pitch where none stand apart.
  [[nodiscard]] double spacing() const { return spacing_; }
  [[nodiscard]] double middle_of(const TextRow& row) const {
    return row.baseline - layout_.letter_height / 2;
  }

  // Returns the row nearest to the height `middle`, less than `reach` away, or null.
  [[nodiscard]] const TextRow* row_at(double middle, double reach) const;

  // Return the neighbour, or null.
  [[nodiscard]] const TextRow* above(const TextRow& row) const;
  [[nodiscard]] const TextRow* below(const TextRow& row) const;

  // Whether both are there and of one paragraph.
  [[nodiscard]] bool is_next(const TextRow* upper, const TextRow* lower) const;

  // Whether a row begins where lines or first lines of paragraphs do.
  [[nodiscard]] bool is_aligned(const TextRow& row) const;

  // Whether a row is there, is aligned, and fills most of the width.
  [[nodiscard]] bool is_running(const TextRow* row) const;

  // Whether a row ends where a long word had no room.
  [[nodiscard]] bool is_full(const TextRow& row) const;

  // Whether a full, aligned line is near in the paragraph of `row`: lists and tables have none.
  [[nodiscard]] bool is_in_prose(const TextRow& row) const;

  // Whether the words of a long row cover most of `gap`, so that it is no column.
  [[nodiscard]] bool runs_across(const TextRow* row, const Span& gap) const;

  // Returns the number of other rows that have a tab where `gap` begins or ends.
  [[nodiscard]] std::ptrdiff_t lines_with_tab(const TextRow& row, const Span& gap) const;

  // Whether other lines begin at `left`, too, so that it is a margin of their own. First lines of
  // paragraphs and those that follow each have theirs.
  [[nodiscard]] bool starts_elsewhere(const TextRow& row, double left) const;

  // Returns where the text of a row should begin.
  [[nodiscard]] double start_of(const TextRow& row) const;

 private:
  const TextLayout& layout_;
  double spacing_ = 0;
};

}  // namespace palimpsest::redact
