// The words of a page as one text in which every position leads back to the words that print it.
//
// Words are joined by a space and lines by a newline, so that a pattern sees what a reader sees,
// also where a number or a phrase goes on in the next line.
#pragma once

#include "model/page.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace palimpsest::identify {

// Half-open byte positions.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is_empty() const { return end <= begin; }
  [[nodiscard]] bool overlaps(const TextSpan& other) const {
    return begin < other.end && other.begin < end;
  }

  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// What a span covers of one word.
struct WordPart {
  std::size_t line = 0;  // index into the lines
  std::size_t word = 0;  // index into that line
  TextSpan within;       // positions in the word's own text
};

class RunningText {
 public:
  explicit RunningText(const std::vector<Line>& lines);

  [[nodiscard]] const std::string& text() const { return text_; }

  // Returns the words that `span` touches, in order.
  [[nodiscard]] std::vector<WordPart> parts(const TextSpan& span) const;

 private:
  struct Place {
    TextSpan span;
    std::size_t line = 0;
    std::size_t word = 0;
  };

  std::string text_;
  std::vector<Place> places_;
};

// Returns where a part of a word stands, as if its characters were of one width.
[[nodiscard]] Region region_of(const Word& word, const TextSpan& within);

// Returns the region of each line that `parts` touch, top to bottom.
[[nodiscard]] std::vector<Region> line_regions(const std::vector<Line>& lines,
                                               const std::vector<WordPart>& parts);

// Returns the region around all of `parts`; empty when there are none.
[[nodiscard]] Region region_of(const std::vector<Line>& lines, const std::vector<WordPart>& parts);

}  // namespace palimpsest::identify
