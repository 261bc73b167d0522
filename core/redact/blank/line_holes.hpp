// Holes in the running text of a page, told from its geometry alone: lines with a gap, that begin
// late, that end early, and lines that are missing.
//
// A hole is an observation, not yet a redaction: how unusual it is depends on what ordinary text
// does, and `Surprise` says so. Lengths are upright points, as in TextLayout.
#pragma once

#include "redact/blank/running_text.hpp"
#include "redact/text/text_layout.hpp"

#include <optional>
#include <vector>

namespace palimpsest::redact {

// Points from the upper and the lower edge of a page, where releases are stamped.
inline constexpr double kStampBand = 50;

struct HoleOptions {
  double min_gap = 2.4;       // ordinary word gaps: of a gap with a sign beside the line
  double min_bare_gap = 5;    // the same without a sign
  double min_characters = 3;  // withheld at the start or the end of a line
  double likely_tail = 24;    // characters withheld at the end of a paragraph, where none can tell
  double max_offset = 0.5;    // pitches, between the middles of a sign and of its line
};

enum class HolePlace { kGap, kStart, kEnd, kLine };

// What ordinary text does by itself: paragraphs end anywhere, but a line inside one does not end
// where the next word had room.
enum class Surprise { kSmall, kGreat };

//   ends here ...........     span: of the first line
//   .....................
//   ...... and goes on here   last: of the last line
struct Hole {
  HolePlace place{};
  Surprise surprise{};
  Span span;
  double baseline = 0;  // of the first line
  int lines = 1;
  Span last;                 // as `span` when there is one line
  double last_baseline = 0;  // the same
};

class LineHoles {
 public:
  // `layout` must outlive it, and have a body. `signs` are the heights of the lines with signs.
  LineHoles(const TextLayout& layout, std::vector<double> signs, const HoleOptions& options = {});

  // Returns the holes at the height `middle`; what lies in `labels` is no text.
  [[nodiscard]] std::vector<Hole> at(double middle, const std::vector<Span>& labels) const;

  // Returns the gaps that can be nothing but words taken out of running text.
  [[nodiscard]] std::vector<Hole> certain_gaps() const;

 private:
  [[nodiscard]] bool is_between_letters(const TextRow& row, const Span& gap) const;
  [[nodiscard]] bool is_certain(const TextRow& row, const Span& gap) const;
  [[nodiscard]] double end_of(double from, const TextRow* next) const;
  [[nodiscard]] std::optional<Hole> at_start(const TextRow& row,
                                             const std::vector<InkWord>& words) const;
  [[nodiscard]] std::optional<Hole> at_end(const TextRow& row, const std::vector<InkWord>& words,
                                           const std::vector<Span>& labels) const;
  [[nodiscard]] std::optional<Hole> over_two_lines(const TextRow& upper,
                                                   const TextRow* lower) const;
  [[nodiscard]] std::optional<Hole> missing_lines(double middle) const;
  [[nodiscard]] std::optional<Hole> missing_block(const TextRow& upper, const TextRow& lower) const;

  const TextLayout& layout_;
  RunningText text_;
  std::vector<double> signs_;
  HoleOptions options_;
};

}  // namespace palimpsest::redact
