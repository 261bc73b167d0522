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

std::string joined(const std::vector<ReadWord>& words) {
  std::string text;
  for (const ReadWord& word : words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// Reviewers draw brackets around what they withhold, and those are read with the words.
void drop_drawn_brackets(std::vector<ReadWord>& words) {
  constexpr std::string_view kOpening = "([{|", kClosing = ")]}|";
  const std::string text = joined(words);
  const auto has = [&](std::string_view signs) {
    return text.find_first_of(signs) != std::string::npos;
  };
  if (text.empty()) return;
  std::string& first = words.front().text;
  if (kOpening.find(first.front()) != std::string_view::npos && !has(")]}")) first.erase(0, 1);
  std::string& last = words.back().text;
  const bool ends_bracket = !last.empty() && kClosing.find(last.back()) != std::string_view::npos;
  if (ends_bracket && !has("([{")) last.pop_back();
  std::erase_if(words, [](const ReadWord& word) { return word.text.empty(); });
}

std::vector<ReadWord> read_words(const Choice& choice) {
  std::vector<ReadWord> words;
  for (const Word& word : choice.words) {
    if (!word.text.empty()) words.push_back({word.text, word.confidence});
  }
  drop_drawn_brackets(words);
  return words;
}

bool is_on_line_of(const Word& word, const Region& region) {
  const Length middle = word.region.center().y;
  return middle >= region.top && middle < region.bottom;
}

// Returns the last words of a line before `region`, or the first ones behind it.
std::string words_beside(const std::vector<Line>& lines, const Region& region, bool is_left) {
  constexpr std::size_t kContextWords = 3;
  std::vector<std::string> beside;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      const Length middle = word.region.center().x;
      const bool is_beside = is_left ? middle < region.left : middle > region.right;
      if (is_beside && is_on_line_of(word, region)) beside.push_back(word.text);
    }
  }
  const std::size_t count = std::min(kContextWords, beside.size());
  const std::size_t first = is_left ? beside.size() - count : 0;
  std::string text;
  for (std::size_t i = first; i < first + count; ++i) text += (text.empty() ? "" : " ") + beside[i];
  return text;
}

bool is_closed(ChangeStatus status) {
  return status == ChangeStatus::kGrown || status == ChangeStatus::kAdded;
}

// Whose name was withheld to protect a person is not printed once more.
void leave_unquoted(Change& change) {
  change.unquoted_words = static_cast<int>(change.words.size());
  change.text.clear();
  change.words.clear();
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
  bool is_layer = true;
  for (std::size_t i = 0; i < matched.to_read.size(); ++i) {
    const Region& region = matched.to_read[i];
    const Choice read =
        i < readings.regions.size() ? best_reading(readings.regions[i], region, options) : Choice{};
    const Choice own =
        readings.page_lines ? from_page(*readings.page_lines, region, options) : Choice{};
    const bool own_is_better = own.score * (1 + options.own_words_bonus) > read.score;
    const Choice& chosen = own_is_better ? own : read;
    const std::vector<ReadWord> words = read_words(chosen);
    change.words.insert(change.words.end(), words.begin(), words.end());
    is_layer = is_layer && own_is_better &&
               std::all_of(words.begin(), words.end(),
                           [](const ReadWord& word) { return word.confidence == 100; });
    confidence = std::min(confidence, chosen.words.empty() ? 0.5 : chosen.confidence);
  }
  change.text = joined(change.words);
  if (is_layer && !change.text.empty()) change.text_source = TextSource::kEmbedded;
  if (readings.page_lines && !matched.to_read.empty()) {
    change.words_left = words_beside(*readings.page_lines, matched.to_read.front(), true);
    change.words_right = words_beside(*readings.page_lines, matched.to_read.back(), false);
  }
  if (change.personal && is_closed(change.status)) leave_unquoted(change);
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
