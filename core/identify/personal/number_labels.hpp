// The labels of numbers on a page, and which of them belongs to a number: the one before it, behind
// it, or above it in a form or a table.
#pragma once

#include "identify/text/running_text.hpp"
#include "model/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

struct LabelOptions {
  std::size_t reach = 40;      // bytes from a label to its number: "of the above named officer is"
  std::size_t list_reach = 8;  // bytes between numbers that share a label: ", and "
  std::size_t touch = 3;       // bytes between a label and a number that it touches: ": "
  std::size_t block_reach = 12;  // bytes from a label of something else to a number by form alone
  double min_column_gap = 2.5;   // of the line's height, on both sides of the head of a column
};

class NumberLabels {
 public:
  // Both must outlive it.
  NumberLabels(const std::vector<Line>& lines, const RunningText& running,
               const LabelOptions& options = {});

  [[nodiscard]] bool has(std::string_view kind) const;

  // Whether a label of `kind` belongs to the number at `span`. Numbers in `known` may stand between
  // the two: "Nos. 1 and 2".
  [[nodiscard]] bool is_labelled(std::string_view kind, const TextSpan& span,
                                 const std::vector<TextSpan>& known) const;

  // Whether a label of `kind` stands directly before the number.
  [[nodiscard]] bool touches(std::string_view kind, const TextSpan& span) const;

  // Whether a label directly before the number says that it is something else.
  [[nodiscard]] bool is_something_else(const TextSpan& span) const;

 private:
  struct Label {
    std::string_view kind;  // empty: of something else
    TextSpan span;
    Region region;
    bool heads_column = false;
  };

  [[nodiscard]] const Label* label_before(const TextSpan& span) const;
  [[nodiscard]] bool is_in_reach(const Label& label, const TextSpan& span,
                                 const std::vector<TextSpan>& known) const;
  [[nodiscard]] bool is_line_between(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_free_of_digits(std::size_t begin, std::size_t end,
                                       const std::vector<TextSpan>& known) const;
  [[nodiscard]] bool is_labelled_behind(std::string_view kind, const TextSpan& span) const;
  [[nodiscard]] bool is_labelled_above(std::string_view kind, const TextSpan& span) const;
  [[nodiscard]] bool stands_apart(const TextSpan& span) const;

  const std::vector<Line>& lines_;
  const RunningText& running_;
  LabelOptions options_;
  std::vector<Label> labels_;  // by the end of their spans
};

}  // namespace palimpsest::identify
