#include "diff/conclude.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

namespace palimpsest::diff {
namespace {

constexpr double kInset = 1;          // points: the width of a pen's stroke
constexpr double kMinReadHeight = 8;  // points: less cuts the letters themselves
constexpr double kReadMargin = 2.5;   // points: descenders and accents reach that far out of a box

struct Choice {
  std::vector<Word> words;
  double score = 0;       // higher is better
  double confidence = 0;  // 0..1
};

bool has_letter_or_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; });
}

// Recognised words are as wide as their letters: the middle half of the height decides, since the
// line's own pitch may reach over a narrow box.
bool is_inside(const Word& word, const Region& region, double min_inside) {
  const Length quarter{word.region.height().hundredths / 4};
  const Region core = {word.region.left, word.region.top + quarter, word.region.right,
                       word.region.bottom - quarter};
  return covered_share(core, region) >= min_inside;
}

bool is_worth_keeping(const Word& word, const ConcludeOptions& options) {
  return word.confidence >= options.min_word_confidence &&
         (has_letter_or_digit(word.text) || word.confidence >= 60);
}

Choice judged(std::vector<Word> words) {
  Choice choice{std::move(words), 0, 0};
  double characters = 0;
  double sure = 0;
  for (const Word& word : choice.words) {
    const auto length = static_cast<double>(word.text.size());
    characters += length;
    sure += length * word.confidence / 100.0;
    choice.score += length * (word.confidence - 40) / 100.0;
  }
  choice.confidence = characters > 0 ? sure / characters : 0;
  return choice;
}

Choice from_reading(const RegionReading& reading, const Region& region,
                    const ConcludeOptions& options) {
  std::vector<Word> words;
  for (const Word& word : reading.words) {
    if (is_inside(word, region, options.min_inside) && is_worth_keeping(word, options)) {
      words.push_back(word);
    }
  }
  return judged(std::move(words));
}

Choice from_page(const std::vector<Line>& lines, const Region& region,
                 const ConcludeOptions& options) {
  std::vector<Word> words;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      if (is_inside(word, region, options.min_inside) && is_worth_keeping(word, options)) {
        words.push_back(word);
      }
    }
  }
  return judged(std::move(words));
}

Choice best_reading(const std::vector<RegionReading>& readings, const Region& region,
                    const ConcludeOptions& options) {
  Choice best;
  for (const RegionReading& reading : readings) {
    Choice choice = from_reading(reading, region, options);
    if (choice.score > best.score) best = std::move(choice);
  }
  return best;
}

// Reviewers draw brackets around what they withhold, and those are read with the words.
std::string without_drawn_brackets(std::string text) {
  constexpr std::string_view kOpening = "([{|", kClosing = ")]}|";
  const auto has = [&](std::string_view signs) {
    return text.find_first_of(signs) != std::string::npos;
  };
  if (!text.empty() && kOpening.find(text.front()) != std::string_view::npos && !has(")]}")) {
    text.erase(0, 1);
  }
  if (!text.empty() && kClosing.find(text.back()) != std::string_view::npos && !has("([{")) {
    text.pop_back();
  }
  return text;
}

}  // namespace

std::vector<Region> ways_to_read(const Region& region) {
  std::vector<Region> ways = {grown(region, points(kReadMargin)), region};
  const Region smaller = grown(region, points(-kInset));
  if (smaller.height() >= points(kMinReadHeight)) ways.push_back(smaller);
  return ways;
}

bool is_sure(const RegionReading& reading, const ConcludeOptions& options) {
  return !reading.words.empty() && reading.confidence >= options.sure_confidence;
}

Change conclude(const MatchedChange& matched, const Readings& readings,
                const ConcludeOptions& options) {
  Change change = matched.change;
  change.personal = (change.before && has_privacy_code(change.before->codes)) ||
                    (change.after && has_privacy_code(change.after->codes));
  double confidence = 1;
  for (std::size_t i = 0; i < matched.to_read.size(); ++i) {
    const Region& region = matched.to_read[i];
    const Choice read =
        i < readings.regions.size() ? best_reading(readings.regions[i], region, options) : Choice{};
    const Choice own =
        readings.page_lines ? from_page(*readings.page_lines, region, options) : Choice{};
    const bool own_is_better = own.score * (1 + options.own_words_bonus) > read.score;
    const Choice& chosen = own_is_better ? own : read;
    const std::string text = without_drawn_brackets(text_of(chosen.words));
    if (!change.text.empty() && !text.empty()) change.text += ' ';
    change.text += text;
    confidence = std::min(confidence, chosen.words.empty() ? 0.5 : chosen.confidence);
  }
  change.confidence = std::clamp(change.confidence * (0.5 + confidence / 2), 0.0, 1.0);
  return change;
}

Verdict verdict_of(const std::vector<Change>& changes, const std::vector<TextChange>& text_changes,
                   const std::vector<PagePair>& pages, bool has_undecided_page) {
  if (has_undecided_page) return Verdict::kUndecided;
  bool is_opened = false;
  bool is_closed = false;
  for (const Change& change : changes) {
    is_opened |= change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
    is_closed |= change.status == ChangeStatus::kAdded || change.status == ChangeStatus::kGrown;
  }
  if (is_opened || is_closed) {
    if (is_opened && is_closed) return Verdict::kMixed;
    return is_opened ? Verdict::kOpened : Verdict::kClosed;
  }
  if (!text_changes.empty()) return Verdict::kAltered;
  int last = 0;
  for (const PagePair& pair : pages) {
    if (!pair.before || !pair.after || pair.before->number < last) return Verdict::kRepaged;
    last = pair.before->number;
  }
  return Verdict::kSame;
}

}  // namespace palimpsest::diff
