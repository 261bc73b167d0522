#include "identify/personal/number_labels.hpp"

#include "base/letters.hpp"
#include "identify/personal/personal_table.hpp"

#include <algorithm>

namespace palimpsest::identify {
namespace {

bool share_a_column(const Region& a, const Region& b) {
  return a.left < b.right && b.left < a.right;
}

}  // namespace

NumberLabels::NumberLabels(const std::vector<Line>& lines, const RunningText& running,
                           const LabelOptions& options)
    : lines_(lines), running_(running), options_(options) {
  for (const LabelForm& form : personal_table().labels) {
    for (const Match& match : matches_of(*form.expression, running.text())) {
      labels_.push_back({form.kind, match.span, region_of(lines, running.parts(match.span)),
                         stands_apart(match.span)});
    }
  }
  // Of two labels with one end the longer one says more, and one of a person is never overruled.
  std::stable_sort(labels_.begin(), labels_.end(), [](const Label& a, const Label& b) {
    if (a.span.end != b.span.end) return a.span.end < b.span.end;
    return a.kind.empty() && !b.kind.empty();
  });
}

bool NumberLabels::has(std::string_view kind) const {
  return std::any_of(labels_.begin(), labels_.end(),
                     [&](const Label& label) { return label.kind == kind; });
}

const NumberLabels::Label* NumberLabels::label_before(const TextSpan& span) const {
  const auto next = std::partition_point(labels_.begin(), labels_.end(), [&](const Label& label) {
    return label.span.end <= span.begin;
  });
  return next == labels_.begin() ? nullptr : &*std::prev(next);
}

bool NumberLabels::is_free_of_digits(std::size_t begin, std::size_t end,
                                     const std::vector<TextSpan>& known) const {
  for (std::size_t at = begin; at < end; ++at) {
    if (!is_digit(running_.text()[at])) continue;
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const TextSpan& span) {
      return span.begin <= at && at < span.end;
    });
    if (!is_known) return false;
  }
  return true;
}

bool NumberLabels::is_labelled(std::string_view kind, const TextSpan& span,
                               const std::vector<TextSpan>& known) const {
  const Label* before = label_before(span);
  if (before != nullptr) {
    const bool is_near =
        is_in_reach(*before, span, known) &&
        (!before->heads_column || !is_line_between(before->span.end, span.begin)) &&
        is_free_of_digits(before->span.end, span.begin, known);
    if (is_near && before->kind == kind) return true;
    if (is_near && before->kind.empty()) return false;
  }
  return is_labelled_behind(kind, span) || is_labelled_above(kind, span);
}

// Numbers that share a label follow each other: "Nos. 1 and 2".
bool NumberLabels::is_in_reach(const Label& label, const TextSpan& span,
                               const std::vector<TextSpan>& known) const {
  std::size_t last = label.span.end;
  for (const TextSpan& number : known) {
    if (number.begin >= label.span.end && number.end <= span.begin) {
      last = std::max(last, number.end);
    }
  }
  return span.begin - last <= (last == label.span.end ? options_.reach : options_.list_reach);
}

// The order of the text means nothing from line to line of a table.
bool NumberLabels::is_line_between(std::size_t begin, std::size_t end) const {
  return running_.text().substr(begin, end - begin).find('\n') != std::string::npos;
}

bool NumberLabels::touches(std::string_view kind, const TextSpan& span) const {
  const Label* before = label_before(span);
  return before != nullptr && before->kind == kind &&
         !is_line_between(before->span.end, span.begin) &&
         span.begin - before->span.end <= options_.touch;
}

bool NumberLabels::is_something_else(const TextSpan& span) const {
  const Label* before = label_before(span);
  return before != nullptr && before->kind.empty() &&
         span.begin - before->span.end <= options_.block_reach &&
         is_free_of_digits(before->span.end, span.begin, {});
}

bool NumberLabels::is_labelled_behind(std::string_view kind, const TextSpan& span) const {
  return std::any_of(labels_.begin(), labels_.end(), [&](const Label& label) {
    if (label.kind != kind || label.span.begin < span.end) return false;
    if (label.span.begin - span.end > options_.touch) return false;
    return running_.text().find_first_not_of(" \n([:,;-", span.end) >= label.span.begin;
  });
}

bool NumberLabels::is_labelled_above(std::string_view kind, const TextSpan& span) const {
  const Region number = region_of(lines_, running_.parts(span));
  const Label* nearest = nullptr;
  for (const Label& label : labels_) {
    const bool is_above = label.region.bottom <= number.center().y;
    if (!label.heads_column || !is_above || !share_a_column(label.region, number)) continue;
    if (nearest == nullptr || nearest->region.bottom <= label.region.bottom) nearest = &label;
  }
  return nearest != nullptr && nearest->kind == kind;
}

// A label in running text has words close by; the head of a column or of a form's cell has not.
bool NumberLabels::stands_apart(const TextSpan& span) const {
  const std::vector<WordPart> parts = running_.parts(span);
  if (parts.empty() || parts.front().line != parts.back().line) return false;
  const Line& line = lines_[parts.front().line];
  const std::size_t first = parts.front().word;
  const std::size_t last = parts.back().word;
  const double gap = options_.min_column_gap * line[first].region.height().in_points();
  const auto is_apart = [&](const Word& left, const Word& right) {
    return (right.region.left - left.region.right).in_points() >= gap;
  };
  return (first == 0 || is_apart(line[first - 1], line[first])) &&
         (last + 1 == line.size() || is_apart(line[last], line[last + 1]));
}

}  // namespace palimpsest::identify
