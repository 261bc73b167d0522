#include "redact/blank/running_text.hpp"

#include "redact/text/letter_ink.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {
namespace {

constexpr double kSameTab = 1.0;          // characters: stops that other lines share
constexpr double kFarLine = 2.2;          // pitches: farther ones are not the next paragraph
constexpr double kRunningShare = 0.6;     // of the body's width, that a line of text fills
constexpr double kCrossedShare = 0.55;    // of a gap, that the words of a neighbour line cover
constexpr double kSpeckShare = 0.5;       // of the letter height; lower signs are specks and dots
constexpr double kFullEnd = 12;           // characters before the right margin: a long word's room
constexpr int kProseReach = 3;            // lines of a paragraph above and below
constexpr double kStrayGaps = 1.5;        // word gaps between a speck and the words of its line
constexpr std::size_t kSharedStarts = 2;  // other lines that begin there: a list or a quotation

// Whether a word is nothing but a speck far from the others.
bool is_stray(const std::vector<InkWord>& words, std::size_t i, const TextLayout& layout) {
  const double wide = kStrayGaps * layout.word_gap;
  const InkWord& word = words[i];
  return !word.is_redaction && word.letters <= 2 &&
         word.height < kSpeckShare * layout.letter_height &&
         (i == 0 || word.span.left - words[i - 1].span.right > wide) &&
         (i + 1 == words.size() || words[i + 1].span.left - word.span.right > wide);
}

}  // namespace

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

RunningText::RunningText(const TextLayout& layout) : layout_(layout), spacing_(layout.pitch) {
  std::vector<double> spacings;
  for (std::size_t i = 1; i < layout_.rows.size(); ++i) {
    const double distance = layout_.rows[i].baseline - layout_.rows[i - 1].baseline;
    if (distance > kNextLine * layout_.pitch && distance < kFarLine * layout_.pitch) {
      spacings.push_back(distance);
    }
  }
  if (!spacings.empty()) spacing_ = median(std::move(spacings));
}

const TextRow* RunningText::row_at(double middle, double reach) const {
  const TextRow* best = nullptr;
  double nearest = reach;
  for (const TextRow& row : layout_.rows) {
    const double offset = std::abs(middle_of(row) - middle);
    if (offset < nearest) {
      nearest = offset;
      best = &row;
    }
  }
  return best;
}

bool RunningText::is_next(const TextRow* upper, const TextRow* lower) const {
  return upper != nullptr && lower != nullptr &&
         lower->baseline - upper->baseline < kNextLine * layout_.pitch;
}

const TextRow* RunningText::above(const TextRow& row) const {
  return &row == &layout_.rows.front() ? nullptr : &row - 1;
}

const TextRow* RunningText::below(const TextRow& row) const {
  return &row == &layout_.rows.back() ? nullptr : &row + 1;
}

bool RunningText::is_aligned(const TextRow& row) const {
  const double inset = row.span().left - layout_.body.left;
  return std::abs(inset) < layout_.character_width ||
         std::abs(inset - layout_.indent) < layout_.character_width;
}

bool RunningText::is_running(const TextRow* row) const {
  return row != nullptr && row->span().width() >= kRunningShare * layout_.body.width() &&
         is_aligned(*row);
}

bool RunningText::is_full(const TextRow& row) const {
  return row.span().right > layout_.body.right - kFullEnd * layout_.character_width &&
         row.span().width() >= kRunningShare * layout_.body.width();
}

bool RunningText::is_in_prose(const TextRow& row) const {
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

bool RunningText::runs_across(const TextRow* row, const Span& gap) const {
  if (row == nullptr || row->span().width() < kRunningShare * layout_.body.width()) return false;
  double covered = 0;
  for (const InkWord& word : row->words) {
    covered +=
        std::max(0.0, std::min(word.span.right, gap.right) - std::max(word.span.left, gap.left));
  }
  return covered > kCrossedShare * gap.width();
}

std::ptrdiff_t RunningText::lines_with_tab(const TextRow& row, const Span& gap) const {
  const double reach = kSameTab * layout_.character_width;
  return std::count_if(layout_.rows.begin(), layout_.rows.end(), [&](const TextRow& other) {
    if (&other == &row) return false;
    for (const Span& each : gaps_in(other.words, kWideSpace * layout_.word_gap, layout_.word_gap)) {
      if (std::abs(each.right - gap.right) < reach || std::abs(each.left - gap.left) < reach) {
        return true;
      }
    }
    return std::abs(other.span().left - gap.right - layout_.word_gap) < reach &&
           other.span().left > layout_.body.left + layout_.indent + reach;
  });
}

bool RunningText::starts_elsewhere(const TextRow& row, double left) const {
  std::size_t count = 0;
  for (const TextRow& other : layout_.rows) {
    count += &other != &row && std::abs(other.span().left - left) < layout_.character_width &&
             is_next(above(other), &other) == is_next(above(row), &row);
  }
  return count >= kSharedStarts;
}

double RunningText::start_of(const TextRow& row) const {
  const bool is_first = !is_next(above(row), &row);
  return layout_.body.left + (is_first ? layout_.indent : 0);
}

}  // namespace palimpsest::redact
