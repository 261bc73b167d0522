#include "redact/blank_places.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr double kSmallLabel = 0.88;    // of the letter height: codes are set smaller than text
constexpr double kSameTab = 1.0;        // characters: stops that other lines share
constexpr double kNextLine = 1.3;       // pitches: farther lines belong to another paragraph
constexpr double kRunningShare = 0.6;   // of the body's width, that a line of text fills
constexpr double kCrossedShare = 0.55;  // of a gap, that the words of a neighbour line cover
constexpr double kStampBand = 50;       // points from the upper edge, where releases are stamped
constexpr double kHiddenAtLeast = 3;    // characters
constexpr double kOverlapOfSame = 0.3;  // of a blank, in a redaction that is known

constexpr const char* kCodeEvidence = "code beside it";

enum class Place { kGap, kStart, kEnd, kLine };

struct Blank {
  Place place{};
  Span span;
  double baseline = 0;
  bool has_code = false;
};

class BlankFinder {
 public:
  BlankFinder(const TextLayout& layout, const BlankOptions& options)
      : layout_(layout), options_(options) {}

  std::vector<Blank> find(const std::vector<CodeReading>& codes);

 private:
  [[nodiscard]] const TextRow* row_at(double middle) const;
  [[nodiscard]] double middle_of(const TextRow& row) const {
    return row.baseline - layout_.letter_height / 2;
  }
  [[nodiscard]] bool is_next(const TextRow* upper, const TextRow* lower) const;
  [[nodiscard]] const TextRow* above(const TextRow& row) const;
  [[nodiscard]] const TextRow* below(const TextRow& row) const;
  [[nodiscard]] bool stands_apart(const Span& label, const TextRow* row) const;
  [[nodiscard]] std::vector<InkWord> solid_words(const TextRow& row,
                                                 const std::vector<Span>& labels) const;
  [[nodiscard]] std::vector<Span> gaps_in(const std::vector<InkWord>& words, double least) const;
  [[nodiscard]] bool runs_across(const TextRow* row, const Span& gap) const;
  [[nodiscard]] bool is_tab(const TextRow& row, const Span& gap) const;
  [[nodiscard]] bool is_bare_blank(const TextRow& row, const Span& gap) const;
  [[nodiscard]] double start_of(const TextRow& row) const;
  [[nodiscard]] double end_of(double from, const TextRow* next) const;
  [[nodiscard]] std::optional<Blank> at_start(const TextRow& row,
                                              const std::vector<InkWord>& words) const;
  [[nodiscard]] std::optional<Blank> at_end(const TextRow& row,
                                            const std::vector<InkWord>& words) const;
  [[nodiscard]] std::optional<Blank> whole_line(double middle) const;
  [[nodiscard]] bool is_running(const TextRow* row) const;
  [[nodiscard]] bool has_other_marks() const;
  [[nodiscard]] bool has_redaction_near(double middle) const;
  void add_coded(double middle, const std::vector<Span>& labels, std::vector<Blank>& blanks) const;
  void add_bare(std::vector<Blank>& blanks) const;

  const TextLayout& layout_;
  const BlankOptions& options_;
};

const TextRow* BlankFinder::row_at(double middle) const {
  const TextRow* best = nullptr;
  double nearest = options_.max_code_offset * layout_.pitch;
  for (const TextRow& row : layout_.rows) {
    const double offset = std::abs(middle_of(row) - middle);
    if (offset < nearest) {
      nearest = offset;
      best = &row;
    }
  }
  return best;
}

bool BlankFinder::is_next(const TextRow* upper, const TextRow* lower) const {
  return upper != nullptr && lower != nullptr &&
         lower->baseline - upper->baseline < kNextLine * layout_.pitch;
}

const TextRow* BlankFinder::above(const TextRow& row) const {
  return &row == &layout_.rows.front() ? nullptr : &row - 1;
}

const TextRow* BlankFinder::below(const TextRow& row) const {
  return &row == &layout_.rows.back() ? nullptr : &row + 1;
}

// Whether a code is no part of a sentence: it stands in the margin, before a wide gap, or in small
// type at the end of a line.
bool BlankFinder::stands_apart(const Span& label, const TextRow* row) const {
  const double reach = 0.5 * layout_.word_gap;
  if (label.left > layout_.body.right + reach || label.right < layout_.body.left - reach) {
    return true;
  }
  if (row == nullptr) return false;
  double before = layout_.body.width(), after = before, height = 0;
  for (const InkWord& word : row->words) {
    const double middle = (word.span.left + word.span.right) / 2;
    if (middle >= label.left && middle <= label.right) {
      height = std::max(height, word.height);
    } else if (middle < label.left) {
      before = label.left - word.span.right;
    } else {
      after = std::min(after, word.span.left - label.right);
    }
  }
  const bool is_small = height > 0 && height < kSmallLabel * layout_.letter_height;
  const double wide = options_.min_gap * layout_.word_gap;
  return before > 0.5 * layout_.word_gap && after > wide &&
         (is_small || after < layout_.body.width() || before > wide);
}

// The words of a row without its labels.
std::vector<InkWord> BlankFinder::solid_words(const TextRow& row,
                                              const std::vector<Span>& labels) const {
  std::vector<InkWord> words;
  for (const InkWord& word : row.words) {
    const double middle = (word.span.left + word.span.right) / 2;
    const bool is_label = std::any_of(labels.begin(), labels.end(), [&](const Span& label) {
      return middle >= label.left && middle <= label.right;
    });
    if (!is_label) words.push_back(word);
  }
  return words;
}

// The places between words that are wider than `least`, as the words taken out filled them.
std::vector<Span> BlankFinder::gaps_in(const std::vector<InkWord>& words, double least) const {
  std::vector<Span> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Span gap{words[i - 1].span.right, words[i].span.left};
    if (gap.width() < least) continue;
    const double before = words[i - 1].is_redaction ? 0 : layout_.word_gap;
    const double after = words[i].is_redaction ? 0 : layout_.word_gap;
    gaps.push_back({gap.left + before, gap.right - after});
  }
  return gaps;
}

bool BlankFinder::runs_across(const TextRow* row, const Span& gap) const {
  if (row == nullptr || row->span().width() < kRunningShare * layout_.body.width()) return false;
  double covered = 0;
  for (const InkWord& word : row->words) {
    covered +=
        std::max(0.0, std::min(word.span.right, gap.right) - std::max(word.span.left, gap.left));
  }
  return covered > kCrossedShare * gap.width();
}

bool BlankFinder::is_tab(const TextRow& row, const Span& gap) const {
  const double reach = kSameTab * layout_.character_width;
  return std::any_of(layout_.rows.begin(), layout_.rows.end(), [&](const TextRow& other) {
    if (&other == &row) return false;
    for (const Span& each : gaps_in(other.words, 2.5 * layout_.word_gap)) {
      if (std::abs(each.right - gap.right) < reach || std::abs(each.left - gap.left) < reach) {
        return true;
      }
    }
    return std::abs(other.span().left - gap.right - layout_.word_gap) < reach &&
           other.span().left > layout_.body.left + layout_.indent + reach;
  });
}

// Whether a gap without a code can be nothing but words taken out of running text.
bool BlankFinder::is_bare_blank(const TextRow& row, const Span& gap) const {
  const TextRow* upper = above(row);
  const TextRow* lower = below(row);
  if (!is_next(upper, &row) || !is_next(&row, lower)) return false;
  if (!runs_across(upper, gap) || !runs_across(lower, gap)) return false;
  if (row.span().width() < kRunningShare * layout_.body.width()) return false;
  for (const TextRow* each : {upper, &row, lower}) {
    const double inset = each->span().left - layout_.body.left;
    const bool is_aligned = std::abs(inset) < layout_.character_width ||
                            std::abs(inset - layout_.indent) < layout_.character_width;
    if (!is_aligned || each->baseline < kStampBand) return false;
  }
  return gaps_in(row.words, 2.5 * layout_.word_gap).size() == 1 && !is_tab(row, gap);
}

// Where the text of a row should begin.
double BlankFinder::start_of(const TextRow& row) const {
  const bool is_first = !is_next(above(row), &row);
  return layout_.body.left + (is_first ? layout_.indent : 0);
}

// Where a line ended that began before `from`: the first word of the next one did not fit.
double BlankFinder::end_of(double from, const TextRow* next) const {
  if (next == nullptr || next->span().left > layout_.body.left + layout_.character_width) {
    return std::min(layout_.body.right, from + options_.likely_tail * layout_.character_width);
  }
  const double slack = next->words.front().span.width() + layout_.word_gap;
  return std::max(layout_.body.right - slack / 2, from + kHiddenAtLeast * layout_.character_width);
}

std::optional<Blank> BlankFinder::at_start(const TextRow& row,
                                           const std::vector<InkWord>& words) const {
  const double start = start_of(row);
  if (words.empty()) return std::nullopt;
  const Span span{start, words.front().span.left - layout_.word_gap};
  if (span.width() < kHiddenAtLeast * layout_.character_width) return std::nullopt;
  return Blank{Place::kStart, span, row.baseline, true};
}

std::optional<Blank> BlankFinder::at_end(const TextRow& row,
                                         const std::vector<InkWord>& words) const {
  const double from = words.empty() ? start_of(row) : words.back().span.right + layout_.word_gap;
  const TextRow* next = is_next(&row, below(row)) ? below(row) : nullptr;
  const Span span{from, end_of(from, next)};
  if (span.width() < kHiddenAtLeast * layout_.character_width) return std::nullopt;
  return Blank{words.empty() ? Place::kLine : Place::kEnd, span, row.baseline, true};
}

bool BlankFinder::is_running(const TextRow* row) const {
  if (row == nullptr || row->span().width() < kRunningShare * layout_.body.width()) return false;
  const double inset = row->span().left - layout_.body.left;
  return std::abs(inset) < layout_.character_width ||
         std::abs(inset - layout_.indent) < layout_.character_width;
}

// A line of which nothing is left: a code stands where no line is, between lines of the body.
std::optional<Blank> BlankFinder::whole_line(double middle) const {
  const TextRow* upper = nullptr;
  const TextRow* lower = nullptr;
  for (const TextRow& row : layout_.rows) {
    if (middle_of(row) < middle) upper = &row;
    if (lower == nullptr && middle_of(row) > middle) lower = &row;
  }
  if (upper == nullptr && lower == nullptr) return std::nullopt;
  const double middle_to_baseline = layout_.letter_height / 2;
  double baseline = middle + middle_to_baseline;
  double start = layout_.body.left;
  if (upper != nullptr && std::abs(baseline - upper->baseline - layout_.pitch) <
                              options_.max_code_offset * layout_.pitch) {
    baseline = upper->baseline + layout_.pitch;
  } else {
    start += layout_.indent;
    if (lower == nullptr || lower->baseline - baseline > 2 * layout_.pitch) return std::nullopt;
    baseline = lower->baseline - layout_.pitch;
  }
  if (!is_running(upper) || !(lower == nullptr || is_running(lower))) return std::nullopt;
  const bool goes_on = lower != nullptr && lower->baseline - baseline < kNextLine * layout_.pitch;
  return Blank{Place::kLine, {start, end_of(start, goes_on ? lower : nullptr)}, baseline, true};
}

// Where bars or boxes mark what is withheld, codes are theirs, and short lines are only short.
bool BlankFinder::has_other_marks() const { return layout_.has_redactions; }

bool BlankFinder::has_redaction_near(double middle) const {
  return std::any_of(layout_.rows.begin(), layout_.rows.end(), [&](const TextRow& row) {
    return std::abs(middle_of(row) - middle) < 1.5 * layout_.pitch &&
           std::any_of(row.words.begin(), row.words.end(),
                       [](const InkWord& word) { return word.is_redaction; });
  });
}

void BlankFinder::add_coded(double middle, const std::vector<Span>& labels,
                            std::vector<Blank>& blanks) const {
  const TextRow* row = row_at(middle);
  if (has_redaction_near(middle)) return;
  if (row == nullptr) {
    if (has_other_marks()) return;
    if (const auto line = whole_line(middle)) blanks.push_back(*line);
    return;
  }
  const std::vector<InkWord> words = solid_words(*row, labels);
  const std::vector<Span> gaps = gaps_in(words, options_.min_gap * layout_.word_gap);
  for (const Span& gap : gaps) blanks.push_back({Place::kGap, gap, row->baseline, true});
  if (!gaps.empty() || has_other_marks()) return;
  if (const auto start = at_start(*row, words)) {
    blanks.push_back(*start);
  } else if (const auto end = at_end(*row, words)) {
    blanks.push_back(*end);
  }
}

void BlankFinder::add_bare(std::vector<Blank>& blanks) const {
  for (const TextRow& row : layout_.rows) {
    for (const Span& gap : gaps_in(row.words, options_.min_bare_gap * layout_.word_gap)) {
      const bool is_known = std::any_of(blanks.begin(), blanks.end(), [&](const Blank& other) {
        return other.baseline == row.baseline;
      });
      if (!is_known && is_bare_blank(row, gap)) {
        blanks.push_back({Place::kGap, gap, row.baseline, false});
      }
    }
  }
}

std::vector<Blank> BlankFinder::find(const std::vector<CodeReading>& codes) {
  struct Coded {
    double middle;
    std::vector<Span> labels;
  };
  std::vector<Coded> lines;
  for (const CodeReading& code : codes) {
    const auto [left, top] = layout_.upright({code.region.left, code.region.top});
    const auto [right, bottom] = layout_.upright({code.region.right, code.region.bottom});
    const double middle = (top + bottom) / 2;
    if (!stands_apart({left, right}, row_at(middle))) continue;
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const Coded& line) {
      return std::abs(line.middle - middle) < options_.max_code_offset * layout_.pitch;
    });
    if (same != lines.end()) {
      same->labels.push_back({left, right});
    } else {
      lines.push_back({middle, {{left, right}}});
    }
  }
  std::vector<Blank> blanks;
  for (const Coded& line : lines) add_coded(line.middle, line.labels, blanks);
  add_bare(blanks);
  return blanks;
}

std::string evidence_of(Place place) {
  switch (place) {
    case Place::kGap:
      return "gap in a line of text";
    case Place::kStart:
      return "line begins late";
    case Place::kEnd:
      return "line ends early";
    case Place::kLine:
      break;
  }
  return "line missing";
}

Redaction redaction_of(const Blank& blank, const TextLayout& layout, const BlankOptions& options) {
  Redaction redaction;
  const Span span{blank.span.left - options.padding, blank.span.right + options.padding};
  redaction.region = layout.on_page(span, blank.baseline - layout.ascent - options.padding,
                                    blank.baseline + layout.descent + options.padding);
  redaction.kind = RedactionKind::kBlank;
  redaction.lines = 1;
  redaction.characters =
      std::max(1, static_cast<int>(std::lround(blank.span.width() / layout.character_width)));
  redaction.confidence = blank.has_code ? options.coded_confidence : options.bare_confidence;
  redaction.evidence = {evidence_of(blank.place)};
  if (blank.has_code) redaction.evidence.push_back(kCodeEvidence);
  return redaction;
}

bool reads_before(const Redaction& a, const Redaction& b) {
  const Length middle = a.region.center().y;
  const bool is_same_row = middle >= b.region.top && middle < b.region.bottom;
  return is_same_row ? a.region.left < b.region.left : a.region.top < b.region.top;
}

}  // namespace

std::vector<Redaction> find_blanks(const TextLayout& layout, const std::vector<CodeReading>& codes,
                                   const BlankOptions& options) {
  if (!layout.has_body()) return {};
  std::vector<Redaction> blanks;
  for (const Blank& blank : BlankFinder(layout, options).find(codes)) {
    blanks.push_back(redaction_of(blank, layout, options));
  }
  return blanks;
}

std::vector<Redaction> without_unsupported(std::vector<Redaction> redactions) {
  std::erase_if(redactions, [](const Redaction& each) {
    return each.kind == RedactionKind::kBlank && each.codes.empty() && !each.evidence.empty() &&
           each.evidence.back() == kCodeEvidence;
  });
  return with_blanks(std::move(redactions), {});
}

std::vector<Redaction> with_blanks(std::vector<Redaction> redactions,
                                   std::vector<Redaction> blanks) {
  for (Redaction& blank : blanks) {
    const bool is_known =
        std::any_of(redactions.begin(), redactions.end(), [&](const Redaction& other) {
          return covered_share(blank.region, other.region) > kOverlapOfSame;
        });
    if (is_known) continue;
    const auto at = std::find_if(redactions.begin(), redactions.end(), [&](const Redaction& other) {
      return reads_before(blank, other);
    });
    redactions.insert(at, std::move(blank));
  }
  int number = 0;
  for (Redaction& each : redactions) each.id = "r" + std::to_string(++number);
  return redactions;
}

}  // namespace palimpsest::redact
