#include "redact/blank/line_holes.hpp"

#include "redact/text/letter_ink.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {
namespace {

constexpr double kSameTab = 1.0;        // characters: stops that other lines share
constexpr double kNextLine = 1.3;       // pitches: farther lines belong to another paragraph
constexpr double kRunningShare = 0.6;   // of the body's width, that a line of text fills
constexpr double kCrossedShare = 0.55;  // of a gap, that the words of a neighbour line cover
constexpr double kLetterShare = 0.5;    // of the letter height; lower signs are specks and dots
constexpr double kStampBand = 50;       // points from the upper edge, where releases are stamped
constexpr double kFullEnd = 12;         // characters before the right margin: a long word's room
constexpr double kWideGap = 2.5;        // word gaps: wider ones are no spaces
constexpr double kSlack = 1.5;          // characters that the next word had left, at least
constexpr int kProseReach = 3;          // lines of a paragraph above and below
constexpr double kStrayGaps = 1.5;      // word gaps between a speck and the words of its line
constexpr std::ptrdiff_t kSharedStops = 2;  // other lines with that tab, for a gap with a sign
constexpr std::size_t kSharedStarts = 2;    // other lines that begin there: a list or a quotation
constexpr double kHalfWord = 2.5;     // characters that a line lacks of the right margin, mostly
constexpr double kPartOfLine = 0.25;  // of a pitch, that a last line may lack
constexpr int kMostLines = 40;        // of a typed page
constexpr double kExtraLine = 0.6;    // pitches beyond the spacing of paragraphs

// Whether a word is nothing but a speck far from the others.
bool is_stray(const std::vector<InkWord>& words, std::size_t i, const TextLayout& layout) {
  const double wide = kStrayGaps * layout.word_gap;
  const InkWord& word = words[i];
  return !word.is_redaction && word.letters <= 2 &&
         word.height < kLetterShare * layout.letter_height &&
         (i == 0 || word.span.left - words[i - 1].span.right > wide) &&
         (i + 1 == words.size() || words[i + 1].span.left - word.span.right > wide);
}

// The words of a row without its labels and specks.
std::vector<InkWord> solid_words(const TextRow& row, const std::vector<Span>& labels,
                                 const TextLayout& layout) {
  std::vector<InkWord> words;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    const InkWord& word = row.words[i];
    if (is_stray(row.words, i, layout)) continue;
    const double middle = (word.span.left + word.span.right) / 2;
    const bool is_label = std::any_of(labels.begin(), labels.end(), [&](const Span& label) {
      return middle >= label.left && middle <= label.right;
    });
    if (!is_label) words.push_back(word);
  }
  return words;
}

// The places between words that are wider than `least`, as the words taken out filled them.
std::vector<Span> gaps_in(const std::vector<InkWord>& words, double least, double word_gap) {
  std::vector<Span> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Span gap{words[i - 1].span.right, words[i].span.left};
    if (gap.width() < least) continue;
    const double before = words[i - 1].is_redaction ? 0 : word_gap;
    const double after = words[i].is_redaction ? 0 : word_gap;
    gaps.push_back({gap.left + before, gap.right - after});
  }
  return gaps;
}

Hole one_line(HolePlace place, Surprise surprise, const Span& span, double baseline) {
  return {place, surprise, span, baseline, 1, span, baseline};
}

}  // namespace

LineHoles::LineHoles(const TextLayout& layout, std::vector<double> signs,
                     const HoleOptions& options)
    : layout_(layout), signs_(std::move(signs)), options_(options), spacing_(layout.pitch) {
  std::vector<double> spacings;
  for (std::size_t i = 1; i < layout_.rows.size(); ++i) {
    const double distance = layout_.rows[i].baseline - layout_.rows[i - 1].baseline;
    if (distance > kNextLine * layout_.pitch && distance < 2.2 * layout_.pitch) {
      spacings.push_back(distance);
    }
  }
  if (!spacings.empty()) spacing_ = median(std::move(spacings));
}

const TextRow* LineHoles::row_at(double middle) const {
  const TextRow* best = nullptr;
  double nearest = options_.max_offset * layout_.pitch;
  for (const TextRow& row : layout_.rows) {
    const double offset = std::abs(middle_of(row) - middle);
    if (offset < nearest) {
      nearest = offset;
      best = &row;
    }
  }
  return best;
}

bool LineHoles::is_next(const TextRow* upper, const TextRow* lower) const {
  return upper != nullptr && lower != nullptr &&
         lower->baseline - upper->baseline < kNextLine * layout_.pitch;
}

const TextRow* LineHoles::above(const TextRow& row) const {
  return &row == &layout_.rows.front() ? nullptr : &row - 1;
}

const TextRow* LineHoles::below(const TextRow& row) const {
  return &row == &layout_.rows.back() ? nullptr : &row + 1;
}

bool LineHoles::is_aligned(const TextRow& row) const {
  const double inset = row.span().left - layout_.body.left;
  return std::abs(inset) < layout_.character_width ||
         std::abs(inset - layout_.indent) < layout_.character_width;
}

bool LineHoles::is_running(const TextRow* row) const {
  return row != nullptr && row->span().width() >= kRunningShare * layout_.body.width() &&
         is_aligned(*row);
}

bool LineHoles::is_full(const TextRow& row) const {
  return row.span().right > layout_.body.right - kFullEnd * layout_.character_width &&
         row.span().width() >= kRunningShare * layout_.body.width();
}

// Whether a full, aligned line is near in the paragraph of `row`: lists and tables have none.
bool LineHoles::is_in_prose(const TextRow& row) const {
  const auto is_prose = [&](const TextRow& each) { return is_running(&each) && is_full(each); };
  const TextRow* upper = &row;
  const TextRow* lower = &row;
  for (int i = 0; i < kProseReach; ++i) {
    if (upper != nullptr) upper = is_next(above(*upper), upper) ? above(*upper) : nullptr;
    if (lower != nullptr) lower = is_next(lower, below(*lower)) ? below(*lower) : nullptr;
    if ((upper != nullptr && is_prose(*upper)) || (lower != nullptr && is_prose(*lower)))
      return true;
  }
  return false;
}

bool LineHoles::runs_across(const TextRow* row, const Span& gap) const {
  if (row == nullptr || row->span().width() < kRunningShare * layout_.body.width()) return false;
  double covered = 0;
  for (const InkWord& word : row->words) {
    covered +=
        std::max(0.0, std::min(word.span.right, gap.right) - std::max(word.span.left, gap.left));
  }
  return covered > kCrossedShare * gap.width();
}

std::ptrdiff_t LineHoles::lines_with_tab(const TextRow& row, const Span& gap) const {
  const double reach = kSameTab * layout_.character_width;
  return std::count_if(layout_.rows.begin(), layout_.rows.end(), [&](const TextRow& other) {
    if (&other == &row) return false;
    for (const Span& each : gaps_in(other.words, kWideGap * layout_.word_gap, layout_.word_gap)) {
      if (std::abs(each.right - gap.right) < reach || std::abs(each.left - gap.left) < reach) {
        return true;
      }
    }
    return std::abs(other.span().left - gap.right - layout_.word_gap) < reach &&
           other.span().left > layout_.body.left + layout_.indent + reach;
  });
}

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
  const TextRow* upper = above(row);
  const TextRow* lower = below(row);
  if (!is_next(upper, &row) || !is_next(&row, lower)) return false;
  if (!runs_across(upper, gap) || !runs_across(lower, gap)) return false;
  if (row.span().width() < kRunningShare * layout_.body.width()) return false;
  for (const TextRow* each : {upper, &row, lower}) {
    if (!is_aligned(*each) || each->baseline < kStampBand) return false;
  }
  return gaps_in(row.words, kWideGap * layout_.word_gap, layout_.word_gap).size() == 1 &&
         lines_with_tab(row, gap) == 0;
}

// Whether other lines begin at `left`, too, so that it is a margin of their own. First lines of
// paragraphs and those that follow each have theirs.
bool LineHoles::starts_elsewhere(const TextRow& row, double left) const {
  std::size_t count = 0;
  for (const TextRow& other : layout_.rows) {
    count += &other != &row && std::abs(other.span().left - left) < layout_.character_width &&
             is_next(above(other), &other) == is_next(above(row), &row);
  }
  return count >= kSharedStarts;
}

// Where the text of a row should begin.
double LineHoles::start_of(const TextRow& row) const {
  const bool is_first = !is_next(above(row), &row);
  return layout_.body.left + (is_first ? layout_.indent : 0);
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
  const Span span{start_of(row), left - layout_.word_gap};
  if (span.width() < options_.min_characters * layout_.character_width) return std::nullopt;
  const bool is_usual = !is_in_prose(row) || starts_elsewhere(row, left);
  return one_line(HolePlace::kStart, is_usual ? Surprise::kSmall : Surprise::kGreat, span,
                  row.baseline);
}

std::optional<Hole> LineHoles::at_end(const TextRow& row, const std::vector<InkWord>& words,
                                      const std::vector<Span>& labels) const {
  const double from = words.empty() ? start_of(row) : words.back().span.right + layout_.word_gap;
  const TextRow* next = is_next(&row, below(row)) ? below(row) : nullptr;
  const Span span{from, end_of(from, next)};
  if (span.width() < options_.min_characters * layout_.character_width) return std::nullopt;
  const bool goes_on = next != nullptr && is_in_prose(row) &&
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
  if (!is_next(&upper, lower)) return std::nullopt;
  const std::vector<InkWord> before = solid_words(upper, {}, layout_);
  const std::vector<InkWord> after = solid_words(*lower, {}, layout_);
  if (before.empty() || after.empty() || is_full(upper)) return std::nullopt;
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
  const double first = upper.baseline + (is_full(upper) ? layout_.pitch : spacing_);
  const int lines = static_cast<int>((lower.baseline - first) / layout_.pitch + kPartOfLine);
  const auto signs = std::count_if(signs_.begin(), signs_.end(), [&](double sign) {
    return sign > middle_of(upper) + layout_.pitch / 2 &&
           sign < middle_of(lower) - layout_.pitch / 2;
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
    if (middle_of(row) < middle) upper = &row;
    if (lower == nullptr && middle_of(row) > middle) lower = &row;
  }
  if (!(is_running(upper) || is_running(lower))) return std::nullopt;
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
  const bool is_spacing = upper == nullptr || lower == nullptr ||
                          lower->baseline - upper->baseline < spacing_ + kExtraLine * layout_.pitch;
  return one_line(HolePlace::kLine, is_spacing ? Surprise::kSmall : Surprise::kGreat,
                  {start, end_of(start, goes_on ? lower : nullptr)}, baseline);
}

std::vector<Hole> LineHoles::at(double middle, const std::vector<Span>& labels) const {
  std::vector<Hole> holes;
  const TextRow* row = row_at(middle);
  if (row == nullptr) {
    if (const auto line = missing_lines(middle)) holes.push_back(*line);
    return holes;
  }
  const std::vector<InkWord> words = solid_words(*row, labels, layout_);
  const double least = options_.min_gap * layout_.word_gap;
  for (const Span& gap : gaps_in(words, least, layout_.word_gap)) {
    const bool is_usual = lines_with_tab(*row, gap) >= kSharedStops || !is_in_prose(*row);
    holes.push_back(one_line(HolePlace::kGap, is_usual ? Surprise::kSmall : Surprise::kGreat, gap,
                             row->baseline));
  }
  if (!holes.empty()) return holes;
  for (const TextRow* upper : {row, above(*row)}) {
    const auto both = upper == nullptr ? std::nullopt : over_two_lines(*upper, below(*upper));
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
