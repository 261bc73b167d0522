#include "identify/personal/personal_numbers.hpp"

#include "base/letters.hpp"
#include "identify/personal/number_labels.hpp"
#include "identify/personal/personal_table.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <sstream>
#include <utility>

namespace palimpsest::identify {
namespace {

// Of the signs taken for digits, that must be digits: OCR misreads one in ten at worst, while in a
// word that happens to fit hardly any is one.
constexpr double kMinDigitShare = 0.6;
constexpr double kMinLabelledDigitShare = 0.5;
constexpr std::size_t kMinDigits = 5;  // of the shortest form that needs a label
constexpr double kMinCovered = 0.5;    // of a word, by a number that another reading found there

struct Candidate {
  const NumberForm* form = nullptr;
  TextSpan span;
  std::string digits;  // look-alikes undone
  double digit_share = 0;
};

// Signs and dashes of UTF-8 begin with C2 and E2; the letters of European languages do not.
bool is_letter_or_digit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2);
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "1962-" before and "/4" behind make a number part of a longer one.
bool stands_apart(std::string_view text, const TextSpan& span) {
  constexpr std::string_view kJoints = "-/.,";
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
  if (span.begin > 0) {
    const char before = text[span.begin - 1];
    if (std::isalnum(static_cast<unsigned char>(before)) != 0) return false;
    const bool is_joint = kJoints.find(before) != std::string_view::npos;
    if (is_joint && span.begin > 1 && is_digit(text[span.begin - 2])) return false;
  }
  const char after = at(span.end);
  if (is_letter_or_digit(after)) return false;
  return kJoints.find(after) == std::string_view::npos || !is_digit(at(span.end + 1));
}

bool is_upper(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isupper(c) != 0; });
}

// Cuts off words at both ends that only look like digits, "is" or "to", and the signs before them.
// A form with groups may have letters of its own: "AB 12 34 56 C".
TextSpan trimmed(std::string_view text, TextSpan span, bool may_have_letters) {
  const auto is_of_number = [&](std::string_view word) {
    return has_digit(word) || (may_have_letters && is_upper(word));
  };
  for (;;) {
    const std::size_t blank = text.substr(span.begin, span.end - span.begin).find_first_of(" \n");
    if (blank == std::string_view::npos || is_of_number(text.substr(span.begin, blank))) break;
    span.begin += blank + 1;
  }
  for (;;) {
    const std::string_view inside = text.substr(span.begin, span.end - span.begin);
    const std::size_t blank = inside.find_last_of(" \n");
    if (blank == std::string_view::npos) return span;
    if (is_of_number(inside.substr(blank + 1)) && stands_apart(text, span)) return span;
    span.end = span.begin + blank;
    while (!span.is_empty() && std::ispunct(static_cast<unsigned char>(text[span.end - 1])) != 0) {
      --span.end;
    }
  }
}

// The groups hold the number itself; without groups it is the whole match.
std::string numeric_part(const Match& match, std::string_view text, const TextSpan& span) {
  const bool is_whole = match.groups.size() < 2 || span != match.span;
  if (is_whole) return std::string(text.substr(span.begin, span.end - span.begin));
  std::string part;
  for (std::size_t i = 1; i < match.groups.size(); ++i) part += match.groups[i];
  return part;
}

std::optional<Candidate> candidate_of(const NumberForm& form, const Match& match,
                                      std::string_view text) {
  const TextSpan span = trimmed(text, match.span, match.groups.size() > 1);
  if (span.is_empty() || !stands_apart(text, span)) return std::nullopt;
  const std::string part = numeric_part(match, text, span);
  Candidate candidate{&form, span, digits_of(part), 0};
  const std::size_t count = candidate.digits.size();
  if (count < form.min_digits || count > form.max_digits) return std::nullopt;
  const auto sure =
      std::count_if(part.begin(), part.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  candidate.digit_share = static_cast<double>(sure) / static_cast<double>(count);
  return candidate;
}

class Search {
 public:
  explicit Search(const std::vector<Line>& lines)
      : lines_(lines), running_(lines), labels_(lines, running_) {
    for (const OtherForm& form : personal_table().others) {
      for (const Match& match : matches_of(*form.expression, running_.text())) {
        if (stands_apart(running_.text(), match.span)) others_.push_back({&form, match.span});
      }
    }
  }

  // Returns the spans, merged where they overlap, with the kind of the first.
  std::vector<std::pair<TextSpan, std::string>> run() {
    for (const NumberForm& form : personal_table().numbers) {
      for (const Match& match : overlapping_matches_of(*form.expression, running_.text())) {
        const auto candidate = candidate_of(form, match, running_.text());
        if (candidate && is_personal(*candidate)) {
          found_.emplace_back(candidate->span, form.kind);
          known_.push_back(candidate->span);
        }
      }
    }
    return merged();
  }

  [[nodiscard]] const RunningText& running() const { return running_; }

 private:
  [[nodiscard]] bool is_personal(const Candidate& candidate) const {
    const NumberForm& form = *candidate.form;
    if (candidate.digit_share < kMinLabelledDigitShare || is_amount(candidate.span)) return false;
    if (labels_.is_labelled(form.kind, candidate.span, known_)) {
      return !is_other(candidate, labels_.touches(form.kind, candidate.span));
    }
    if (form.need == LabelNeed::kNear || candidate.digit_share < kMinDigitShare) return false;
    if (form.need == LabelNeed::kOnPage &&
        (!labels_.has(form.kind) || is_other(candidate, false))) {
      return false;
    }
    const std::string_view printed =
        std::string_view(running_.text())
            .substr(candidate.span.begin, candidate.span.end - candidate.span.begin);
    return !labels_.is_something_else(candidate.span) &&
           passes(form.check, candidate.digits, printed);
  }

  [[nodiscard]] bool is_other(const Candidate& candidate, bool is_touched) const {
    if (candidate.form->need == LabelNeed::kNone) return false;
    return std::any_of(others_.begin(), others_.end(), [&](const auto& other) {
      const bool yields = is_touched && other.first->yields_to_touching_label;
      return !yields && other.second.overlaps(candidate.span);
    });
  }

  [[nodiscard]] bool is_amount(const TextSpan& span) const {
    const std::string_view behind = std::string_view(running_.text()).substr(span.end);
    const re2::StringPiece piece(behind.data(), behind.size());
    return std::any_of(personal_table().units.begin(), personal_table().units.end(),
                       [&](const Expression& unit) {
                         return unit->Match(piece, 0, piece.size(), RE2::ANCHOR_START, nullptr, 0);
                       });
  }

  [[nodiscard]] std::vector<std::pair<TextSpan, std::string>> merged() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    std::vector<std::pair<TextSpan, std::string>> spans;
    for (const auto& [span, kind] : found_) {
      if (spans.empty() || !spans.back().first.overlaps(span)) {
        spans.emplace_back(span, kind);
      } else {
        spans.back().first.end = std::max(spans.back().first.end, span.end);
      }
    }
    return spans;
  }

  const std::vector<Line>& lines_;
  RunningText running_;
  NumberLabels labels_;
  std::vector<std::pair<const OtherForm*, TextSpan>> others_;
  std::vector<std::pair<TextSpan, std::string>> found_;
  std::vector<TextSpan> known_;
};

// The words of one line that print a number become one.
void mask(Line& line, std::size_t first, std::size_t last, std::size_t begin, std::size_t end) {
  Word& word = line[first];
  const std::string before = word.text.substr(0, begin);
  const std::string behind = line[last].text.substr(end);
  for (std::size_t i = first + 1; i <= last; ++i) {
    word.region = bounding_region(word.region, line[i].region);
    word.confidence = std::min(word.confidence, line[i].confidence);
  }
  word.text = before + std::string(kPersonalNumber) + behind;
  const auto after = line.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  line.erase(after, line.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

}  // namespace

std::vector<PersonalNumber> find_personal_numbers(const std::vector<Line>& lines) {
  Search search(lines);
  std::vector<PersonalNumber> numbers;
  for (const auto& [span, kind] : search.run()) {
    numbers.push_back({kind, search.running().text().substr(span.begin, span.end - span.begin),
                       line_regions(lines, search.running().parts(span)), 0});
  }
  return numbers;
}

std::vector<Line> with_masked_numbers(std::vector<Line> lines) {
  Search search(lines);
  auto spans = search.run();
  // From the last to the first, so that the places of those before stay.
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    const std::vector<WordPart> parts = search.running().parts(span->first);
    for (std::size_t end = parts.size(); end > 0;) {
      std::size_t begin = end - 1;
      while (begin > 0 && parts[begin - 1].line == parts[end - 1].line) --begin;
      mask(lines[parts[begin].line], parts[begin].word, parts[end - 1].word,
           parts[begin].within.begin, parts[end - 1].within.end);
      end = begin;
    }
  }
  return lines;
}

std::string with_masked_numbers(const std::string& text) {
  std::istringstream stream(text);
  Line line;
  for (std::string word; stream >> word;) line.push_back({word, {}, 100});
  if (line.empty() || find_personal_numbers({line}).empty()) return text;
  return text_of(with_masked_numbers(std::vector<Line>{line}).front());
}

bool may_hold_personal_number(const std::vector<Line>& lines) {
  std::size_t digits = 0;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      if (has_digit(word.text)) digits += digits_of(word.text).size();
    }
  }
  return digits >= kMinDigits;
}

std::vector<Line> with_masked_places(std::vector<Line> lines,
                                     const std::vector<PersonalNumber>& numbers) {
  const auto is_of_number = [&](const Word& word) {
    return has_digit(word.text) &&
           std::any_of(numbers.begin(), numbers.end(), [&](const PersonalNumber& number) {
             return std::any_of(number.regions.begin(), number.regions.end(),
                                [&](const Region& region) {
                                  return covered_share(word.region, region) >= kMinCovered;
                                });
           });
  };
  for (Line& line : lines) {
    for (std::size_t i = line.size(); i > 0;) {
      std::size_t first = --i;
      if (!is_of_number(line[i])) continue;
      while (first > 0 && is_of_number(line[first - 1])) --first;
      mask(line, first, i, 0, line[i].text.size());
      i = first;
    }
  }
  return lines;
}

}  // namespace palimpsest::identify
