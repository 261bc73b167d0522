#include "identify/withheld/substitutes.hpp"

#include "identify/text/running_text.hpp"
#include "identify/withheld/amount.hpp"
#include "identify/withheld/withheld_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr double kConfidence = 0.9;  // estimated, of words that were read without doubt
constexpr std::string_view kOpening = "[({|";
constexpr std::string_view kClosing = "])}|";
constexpr std::string_view kFiller = " \n.*_-~,;:";

struct Bracketed {
  TextSpan whole;  // with the brackets
  std::string_view words;
  bool is_round = false;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kEllipsis = "…";
  for (;;) {
    const std::size_t size = text.size();
    text.remove_prefix(std::min(text.find_first_not_of(kFiller), size));
    text = text.substr(0, text.find_last_not_of(kFiller) + 1);
    if (text.substr(0, kEllipsis.size()) == kEllipsis) text.remove_prefix(kEllipsis.size());
    if (text.size() >= kEllipsis.size() &&
        text.substr(text.size() - kEllipsis.size()) == kEllipsis) {
      text.remove_suffix(kEllipsis.size());
    }
    if (text.size() == size) return text;
  }
}

// "(5 lines)" stands within brackets: they are closed as often as they are opened.
std::optional<std::size_t> closing_of(std::string_view text, std::size_t open, std::size_t reach) {
  int depth = 0;
  for (std::size_t at = open + 1; at < text.size() && at - open <= reach; ++at) {
    if (text[at] == '(' || text[at] == '[') ++depth;
    if (kClosing.find(text[at]) == std::string_view::npos) continue;
    if (depth == 0) return at;
    --depth;
  }
  return std::nullopt;
}

std::vector<Bracketed> bracketed_in(std::string_view text, std::size_t max_length) {
  std::vector<Bracketed> found;
  for (std::size_t open = text.find_first_of(kOpening); open != std::string_view::npos;
       open = text.find_first_of(kOpening, open + 1)) {
    const auto close = closing_of(text, open, max_length);
    if (!close) continue;
    found.push_back(
        {{open, *close + 1}, trimmed(text.substr(open + 1, *close - open - 1)), text[open] == '('});
  }
  return found;
}

struct Meaning {
  const WithheldForm* form = nullptr;
  std::vector<std::string> groups;
};

std::optional<Meaning> meaning_of(const Bracketed& bracketed) {
  for (const WithheldForm& form : withheld_table().substitutes) {
    if (bracketed.is_round && form.where != "any") continue;
    for (Match& match : matches_of(*form.expression, bracketed.words)) {
      if (match.span == TextSpan{0, bracketed.words.size()}) {
        return Meaning{&form, std::move(match.groups)};
      }
    }
  }
  return std::nullopt;
}

// Returns the length that three quarters of the lines do not exceed.
int full_line_characters(const std::vector<Line>& lines, const SubstituteOptions& options) {
  std::vector<int> lengths;
  for (const Line& line : lines) lengths.push_back(static_cast<int>(text_of(line).size()));
  if (lengths.empty()) return options.usual_line_characters;
  const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 3 / 4);
  std::nth_element(lengths.begin(), at, lengths.end());
  return std::max(*at, options.least_line_characters);
}

// Returns the lines that an amount stands for; nothing when it stands for none in particular.
std::optional<double> stated_lines(const Meaning& meaning, std::string_view words,
                                   double line_characters, const SubstituteOptions& options) {
  const auto group = [&](std::size_t i) {
    return i < meaning.groups.size() ? parse_amount(meaning.groups[i]) : std::nullopt;
  };
  double amount = group(1).value_or(1);
  if (words.find("less") != std::string_view::npos && amount <= 1) amount = 0.5;
  switch (meaning.form->amount) {
    case Amount::kLines:
      return amount;
    case Amount::kPages:
      return amount * options.page_lines;
    case Amount::kParagraphs:
      return group(2).value_or(amount * options.paragraph_lines);
    case Amount::kWords:
      return amount * options.word_characters / line_characters;
    default:
      return std::nullopt;
  }
}

// The corners of lines that lie one below the other, down the right side and up the left one.
Outline outline_of(const std::vector<Region>& lines) {
  Outline outline;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Length bottom = i + 1 < lines.size() ? lines[i + 1].top : lines[i].bottom;
    outline.push_back({lines[i].right, lines[i].top});
    outline.push_back({lines[i].right, bottom});
  }
  for (std::size_t i = lines.size(); i > 0; --i) {
    const Length bottom = i < lines.size() ? lines[i].top : lines[i - 1].bottom;
    outline.push_back({lines[i - 1].left, bottom});
    outline.push_back({lines[i - 1].left, lines[i - 1].top});
  }
  return outline;
}

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

Redaction redaction_of(const Bracketed& bracketed, const std::vector<Line>& lines,
                       const RunningText& running) {
  const std::vector<WordPart> parts = running.parts(bracketed.whole);
  const std::vector<Region> regions = line_regions(lines, parts);
  int certainty = 100;
  for (const WordPart& part : parts) {
    certainty = std::min(certainty, lines[part.line][part.word].confidence);
  }
  Redaction redaction;
  redaction.kind = RedactionKind::kSubstitute;
  redaction.region = region_of(lines, parts);
  if (regions.size() > 1) redaction.outline = outline_of(regions);
  redaction.confidence = kConfidence * (0.5 + certainty / 200.0);
  redaction.evidence = {"printed substitute"};
  redaction.substitute =
      on_one_line(std::string_view(running.text())
                      .substr(bracketed.whole.begin, bracketed.whole.end - bracketed.whole.begin));
  redaction.lines = 1;
  return redaction;
}

}  // namespace

std::vector<Redaction> find_substitutes(const std::vector<Line>& lines,
                                        const SubstituteOptions& options) {
  const RunningText running(lines);
  const double line_characters = full_line_characters(lines, options);
  std::vector<Redaction> found;
  for (const Bracketed& bracketed : bracketed_in(running.text(), options.max_length)) {
    const auto meaning = meaning_of(bracketed);
    if (!meaning) continue;
    Redaction redaction = redaction_of(bracketed, lines, running);
    const auto stated = stated_lines(*meaning, bracketed.words, line_characters, options);
    if (stated) {
      redaction.lines = std::max(1, static_cast<int>(std::ceil(*stated)));
      redaction.characters = static_cast<int>(std::lround(*stated * line_characters));
    }
    if (meaning->form->amount == Amount::kPages) {
      redaction.pages_withheld = std::max(1, parse_count(meaning->groups[1]).value_or(1));
    }
    found.push_back(std::move(redaction));
  }
  return found;
}

std::vector<Region> illegible_marks(const std::vector<Line>& lines) {
  std::vector<Region> marks;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      const re2::StringPiece text(word.text);
      for (const WithheldForm& form : withheld_table().illegible) {
        if (RE2::PartialMatch(text, *form.expression)) marks.push_back(word.region);
      }
    }
  }
  return marks;
}

}  // namespace palimpsest::identify
