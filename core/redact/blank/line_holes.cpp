#include "redact/blank/line_holes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr double kLetterShare = 0.5;        // of the letter height; lower signs are specks and dots
constexpr double kSlack = 1.5;              // characters that the next word had left, at least
constexpr std::ptrdiff_t kSharedStops = 2;  // other lines with that tab, for a gap with a sign
constexpr double kHalfWord = 2.5;     // characters that a line lacks of the right margin, mostly
constexpr double kPartOfLine = 0.25;  // of a pitch, that a last line may lack
constexpr int kMostLines = 40;        // of a typed page
constexpr double kExtraLine = 0.6;    // pitches beyond the spacing of paragraphs

Hole one_line(HolePlace place, Surprise surprise, const Span& span, double baseline) {
  return {place, surprise, span, baseline, 1, span, baseline};
}

}  // namespace

LineHoles::LineHoles(const TextLayout& layout, std::vector<double> signs,
                     const HoleOptions& options)
    : layout_(layout), text_(layout), signs_(std::move(signs)), options_(options) {}

// Whether letters end a gap on both sides: specks far from a line do not.
bool LineHoles::is_between_letters(const TextRow& row, const Span& gap) const {
  const auto is_word = [&](const InkWord& word) {
    return word.is_redaction || word.height > kLetterShare * layout_.letter_height;
  };
  for (std::size_t i = 1; i < row.words.size(); ++i) {
    if (row.words[i - 1].span.right <= gap.left && row.words[i].span.left >= gap.right) {
      return is_word(row.words[i - 1]) && is_word(row.words[i]);
    }
  }
  return false;
}

bool LineHoles::is_certain(const TextRow& row, const Span& gap) const {
  if (!is_between_letters(row, gap)) return false;
  const TextRow* upper = text_.above(row);
  const TextRow* lower = text_.below(row);
  if (!text_.is_next(upper, &row) || !text_.is_next(&row, lower)) return false;
  if (!text_.runs_across(upper, gap) || !text_.runs_across(lower, gap)) return false;
  if (!text_.is_running(&row)) return false;
  for (const TextRow* each : {upper, &row, lower}) {
    if (!text_.is_aligned(*each) || each->baseline < kStampBand) return false;
  }
  return gaps_in(row.words, kWideSpace * layout_.word_gap, layout_.word_gap).size() == 1 &&
         text_.lines_with_tab(row, gap) == 0;
}

// Where a line ended that began before `from`: the first word of the next one did not fit.
double LineHoles::end_of(double from, const TextRow* next) const {
  if (next == nullptr || next->span().left > layout_.body.left + layout_.character_width) {
    return std::min(layout_.body.right, from + options_.likely_tail * layout_.character_width);
  }
  const double slack = next->words.front().span.width() + layout_.word_gap;
  return std::max(layout_.body.right - slack / 2,
                  from + options_.min_characters * layout_.character_width);
}

std::optional<Hole> LineHoles::at_start(const TextRow& row,
                                        const std::vector<InkWord>& words) const {
  if (words.empty()) return std::nullopt;
  const double left = words.front().span.left;
  const Span span{text_.start_of(row), left - layout_.word_gap};
  if (span.width() < options_.min_characters * layout_.character_width) return std::nullopt;
  const bool is_usual = !text_.is_in_prose(row) || text_.starts_elsewhere(row, left);
  return one_line(HolePlace::kStart, is_usual ? Surprise::kSmall : Surprise::kGreat, span,
                  row.baseline);
}

std::optional<Hole> LineHoles::at_end(const TextRow& row, const std::vector<InkWord>& words,
                                      const std::vector<Span>& labels) const {
  const double from =
      words.empty() ? text_.start_of(row) : words.back().span.right + layout_.word_gap;
  const TextRow* next = text_.is_next(&row, text_.below(row)) ? text_.below(row) : nullptr;
  const Span span{from, end_of(from, next)};
  if (span.width() < options_.min_characters * layout_.character_width) return std::nullopt;
  const bool goes_on = next != nullptr && text_.is_in_prose(row) &&
                       std::abs(next->span().left - layout_.body.left) < layout_.character_width;
  double end = from;  // a label, were it a word, would still leave that room
  for (const Span& label : labels) {
    if (label.left < layout_.body.right) end = std::max(end, label.right + layout_.word_gap);
  }
  const bool had_room = goes_on && layout_.body.right - end - next->words.front().span.width() >
                                       kSlack * layout_.character_width;
  return one_line(words.empty() ? HolePlace::kLine : HolePlace::kEnd,
                  had_room ? Surprise::kGreat : Surprise::kSmall, span, row.baseline);
}

// What ends one line early and makes the next one begin late was one passage.
std::optional<Hole> LineHoles::over_two_lines(const TextRow& upper, const TextRow* lower) const {
  if (!text_.is_next(&upper, lower)) return std::nullopt;
  const std::vector<InkWord> before = solid_words(upper, {}, layout_);
  const std::vector<InkWord> after = solid_words(*lower, {}, layout_);
  if (before.empty() || after.empty() || text_.is_full(upper)) return std::nullopt;
  const auto start = at_start(*lower, after);
  const Span end{before.back().span.right + layout_.word_gap,
                 layout_.body.right - kHalfWord * layout_.character_width};
  if (!start || start->surprise == Surprise::kSmall ||
      end.width() < options_.min_characters * layout_.character_width) {
    return std::nullopt;
  }
  return Hole{HolePlace::kEnd, Surprise::kGreat, end, upper.baseline, 2,
              start->span,     lower->baseline};
}

// Several lines of which nothing is left, when their signs are fewer than they.
std::optional<Hole> LineHoles::missing_block(const TextRow& upper, const TextRow& lower) const {
  const double first = upper.baseline + (text_.is_full(upper) ? layout_.pitch : text_.spacing());
  const int lines = static_cast<int>((lower.baseline - first) / layout_.pitch + kPartOfLine);
  const auto signs = std::count_if(signs_.begin(), signs_.end(), [&](double sign) {
    return sign > text_.middle_of(upper) + layout_.pitch / 2 &&
           sign < text_.middle_of(lower) - layout_.pitch / 2;
  });
  if (lines < 2 || lines > kMostLines || signs >= lines) return std::nullopt;
  return Hole{HolePlace::kLine,
              Surprise::kSmall,
              layout_.body,
              first,
              lines,
              layout_.body,
              first + (lines - 1) * layout_.pitch};
}

// Lines of which nothing is left: a sign stands where no line is, between lines of the body.
std::optional<Hole> LineHoles::missing_lines(double middle) const {
  const TextRow* upper = nullptr;
  const TextRow* lower = nullptr;
  for (const TextRow& row : layout_.rows) {
    if (text_.middle_of(row) < middle) upper = &row;
    if (lower == nullptr && text_.middle_of(row) > middle) lower = &row;
  }
  if (!(text_.is_running(upper) || text_.is_running(lower))) return std::nullopt;
  if (upper != nullptr && lower != nullptr) {
    if (const auto block = missing_block(*upper, *lower)) return block;
  }
  const double sign = middle + layout_.letter_height / 2;  // the baseline that it stands for
  const double reach = options_.max_offset * layout_.pitch;
  double baseline = sign, start = layout_.body.left;
  if (upper != nullptr && std::abs(sign - upper->baseline - layout_.pitch) < reach) {
    baseline = upper->baseline + layout_.pitch;
  } else {
    if (lower == nullptr || lower->baseline - sign > 2 * layout_.pitch) return std::nullopt;
    const bool joins = std::abs(lower->baseline - layout_.pitch - sign) < reach;
    baseline = joins ? lower->baseline - layout_.pitch : sign;
    start += layout_.indent;
  }
  const bool goes_on = lower != nullptr && lower->baseline - baseline < kNextLine * layout_.pitch;
  const bool is_spacing =
      upper == nullptr || lower == nullptr ||
      lower->baseline - upper->baseline < text_.spacing() + kExtraLine * layout_.pitch;
  return one_line(HolePlace::kLine, is_spacing ? Surprise::kSmall : Surprise::kGreat,
                  {start, end_of(start, goes_on ? lower : nullptr)}, baseline);
}

std::vector<Hole> LineHoles::at(double middle, const std::vector<Span>& labels) const {
  std::vector<Hole> holes;
  const TextRow* row = text_.row_at(middle, options_.max_offset * layout_.pitch);
  if (row == nullptr) {
    if (const auto line = missing_lines(middle)) holes.push_back(*line);
    return holes;
  }
  const std::vector<InkWord> words = solid_words(*row, labels, layout_);
  const double least = options_.min_gap * layout_.word_gap;
  for (const Span& gap : gaps_in(words, least, layout_.word_gap)) {
    const bool is_usual =
        text_.lines_with_tab(*row, gap) >= kSharedStops || !text_.is_in_prose(*row);
    holes.push_back(one_line(HolePlace::kGap, is_usual ? Surprise::kSmall : Surprise::kGreat, gap,
                             row->baseline));
  }
  if (!holes.empty()) return holes;
  for (const TextRow* upper : {row, text_.above(*row)}) {
    const auto both = upper == nullptr ? std::nullopt : over_two_lines(*upper, text_.below(*upper));
    if (both) return {*both};
  }
  const auto start = at_start(*row, words), end = at_end(*row, words, labels);
  if (start && (!end || end->surprise <= start->surprise)) {
    holes.push_back(*start);
  } else if (end) {
    holes.push_back(*end);
  }
  return holes;
}

std::vector<Hole> LineHoles::certain_gaps() const {
  std::vector<Hole> holes;
  for (const TextRow& row : layout_.rows) {
    const double least = options_.min_bare_gap * layout_.word_gap;
    for (const Span& gap : gaps_in(row.words, least, layout_.word_gap)) {
      if (is_certain(row, gap)) {
        holes.push_back(one_line(HolePlace::kGap, Surprise::kGreat, gap, row.baseline));
      }
    }
  }
  return holes;
}

}  // namespace palimpsest::redact
