#include "identify/page_marks.hpp"

#include "identify/mark_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr double kEdgeShare = 0.085;    // of the height: bands in which stamps and footers stand
constexpr double kMarginShare = 0.042;  // of the height: no paper is typed so near to its edge
constexpr int kMinFormLabels = 3;       // a memorandum has none of them, a record form ten
constexpr std::size_t kMaxSheetWords = 150;  // a page of text that names a cover sheet has more

Region region_of(const Line& line) {
  Region region = line.front().region;
  for (const Word& word : line) region = bounding_region(region, word.region);
  return region;
}

bool is_within(const Region& region, const Size& page, double share) {
  const double band = page.height.in_points() * share;
  const double middle = region.center().y.in_points();
  return middle < band || middle > page.height.in_points() - band;
}

// Returns the words of `line` that the bytes [begin, end) of its text touch.
Line words_at(const Line& line, std::size_t begin, std::size_t end) {
  Line touched;
  std::size_t start = 0;
  for (const Word& word : line) {
    if (start < end && begin < start + word.text.size()) touched.push_back(word);
    start += word.text.size() + 1;
  }
  return touched;
}

PageMark mark_of(MarkKind kind, const Line& line) {
  return {kind, "", text_of(line), region_of(line)};
}

bool matches(const RE2& expression, std::string_view text) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression);
}

// Adds the matches of `pattern` whose words no earlier row took.
void add_words(const MarkPattern& pattern, const Line& line, const std::string& text,
               std::vector<PageMark>& marks) {
  re2::StringPiece hit;
  for (std::size_t start = 0; start < text.size();) {
    if (!pattern.expression->Match(text, start, text.size(), RE2::UNANCHORED, &hit, 1)) return;
    const auto begin = static_cast<std::size_t>(hit.data() - text.data());
    start = begin + std::max<std::size_t>(1, hit.size());
    const Line words = words_at(line, begin, begin + hit.size());
    if (words.empty()) continue;
    const PageMark mark = mark_of(pattern.kind, words);
    const bool is_taken = std::any_of(marks.begin(), marks.end(), [&](const PageMark& other) {
      return !intersection(other.region, mark.region).is_empty();
    });
    if (!is_taken) marks.push_back(mark);
  }
}

std::vector<PageMark> marks_in(const Line& line, const Size& page) {
  const std::string text = text_of(line);
  const bool is_edge = is_within(region_of(line), page, kEdgeShare);
  std::vector<PageMark> marks;
  for (const MarkPattern& pattern : mark_table().marks) {
    if (pattern.is_edge_only && !is_edge) continue;
    if (!pattern.is_whole_line) {
      add_words(pattern, line, text, marks);
    } else if (matches(*pattern.expression, text)) {
      // What an earlier row found names the line: a footer may be cited on it.
      return {mark_of(marks.empty() ? pattern.kind : marks.front().kind, line)};
    }
  }
  const bool is_margin = is_within(region_of(line), page, kMarginShare);
  if (marks.empty() && is_margin) marks.push_back(mark_of(MarkKind::kMargin, line));
  return marks;
}

std::size_t word_count(const std::vector<Line>& lines) {
  std::size_t count = 0;
  for (const Line& line : lines) count += line.size();
  return count;
}

bool is_form(const std::vector<Line>& lines) {
  int labels = 0;
  for (const auto& label : mark_table().form_labels) {
    labels += std::any_of(lines.begin(), lines.end(),
                          [&](const Line& line) { return matches(*label, text_of(line)); });
  }
  if (labels >= kMinFormLabels) return true;
  if (word_count(lines) > kMaxSheetWords) return false;
  const auto& titles = mark_table().sheet_titles;
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(titles.begin(), titles.end(),
                       [&](const auto& title) { return matches(*title, text_of(line)); });
  });
}

// "RECORD NUMBER : 104-10004-10156": what stands before the colon names the field.
PageMark field_of(const Line& line) {
  PageMark field = mark_of(MarkKind::kFormField, line);
  const std::size_t colon = field.text.find(':');
  if (colon == std::string::npos || colon == 0) return field;
  field.name = field.text.substr(0, colon);
  field.text.erase(0, colon + 1);
  const auto trim = [](std::string& text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
  };
  trim(field.name);
  trim(field.text);
  return field;
}

}  // namespace

PageMarks find_page_marks(const std::vector<Line>& lines, const Size& size) {
  PageMarks found;
  found.is_form = is_form(lines);
  for (const Line& line : lines) {
    if (line.empty()) continue;
    std::vector<PageMark> marks = marks_in(line, size);
    if (found.is_form && marks.empty()) marks.push_back(field_of(line));
    found.marks.insert(found.marks.end(), marks.begin(), marks.end());
  }
  return found;
}

int classification_rank(std::string_view marking) {
  // Longer ones first: UNCLASSIFIED and TOP SECRET hold others.
  constexpr std::array<std::pair<std::string_view, int>, 5> kRanks = {{{"UNCLASSIFIED", 1},
                                                                       {"RESTRICTED", 2},
                                                                       {"CONFIDENTIAL", 3},
                                                                       {"TOPSECRET", 5},
                                                                       {"SECRET", 4}}};
  std::string letters;
  for (const char c : marking) {
    if (c >= 'A' && c <= 'Z') letters += c;
  }
  const auto found = std::find_if(kRanks.begin(), kRanks.end(), [&](const auto& rank) {
    return letters.find(rank.first) != std::string::npos;
  });
  return found == kRanks.end() ? 0 : found->second;
}

}  // namespace palimpsest::identify
