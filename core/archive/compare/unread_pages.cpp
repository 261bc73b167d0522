#include "archive/compare/unread_pages.hpp"

#include "align/register.hpp"
#include "archive/compare/ink_findings.hpp"
#include "archive/compare/ink_text.hpp"
#include "archive/compare/read_places.hpp"
#include "archive/compare/unread_changes.hpp"
#include "diff/ink/differing_lines.hpp"
#include "diff/match.hpp"
#include "diff/text/spelling.hpp"
#include "identify/page_marks.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

// Of two readings of one line: three letters taken for look-alikes. A digit or letter that is
// another one is worth 1, and then the whole pages are read.
constexpr double kSameReading = 0.75;

// The words of a page in the lines that were read.
Page with_lines(const Page& page, const std::vector<Line>& lines) {
  Page read = page;
  read.lines = lines;
  return read;
}

Line words_of_paper(Line line, const identify::PageMarks& marks) {
  std::erase_if(line, [&](const Word& word) {
    return std::any_of(marks.marks.begin(), marks.marks.end(), [&](const PageMark& mark) {
      return mark.region.contains(word.region.center());
    });
  });
  return line;
}

// Without spaces: two readings of one line part its words at different places.
std::string folded(const Line& line) {
  std::string text;
  for (const Word& word : line) text += diff::folded(word.text);
  return text;
}

// The lines of both pages, one for one.
struct ReadLines {
  std::vector<Line> before;
  std::vector<Line> after;
};

// Nothing when the worker cannot read one of them.
std::optional<ReadLines> read_lines(const std::vector<diff::LinePlace>& places, const Page& before,
                                    const Page& after, ReaderPair readers) {
  ReadLines lines;
  std::vector<Finding> failures;
  for (const diff::LinePlace& place : places) {
    lines.before.push_back(read_place(readers.before, before, place.before, failures).words);
    lines.after.push_back(read_place(readers.after, after, place.after, failures).words);
  }
  if (!failures.empty()) return std::nullopt;
  return lines;
}

bool say_the_same(const ReadLines& lines, const Page& before, const Page& after) {
  const identify::PageMarks old_marks = identify::find_page_marks(lines.before, before.size);
  const identify::PageMarks new_marks = identify::find_page_marks(lines.after, after.size);
  for (std::size_t i = 0; i < lines.before.size(); ++i) {
    if (lines.before[i].empty() && lines.after[i].empty()) return false;  // nobody could read it
    const Line before_words = words_of_paper(lines.before[i], old_marks);
    const Line after_words = words_of_paper(lines.after[i], new_marks);
    if (before_words.empty() != after_words.empty()) return false;  // signs alone fold to nothing
    const double distance = diff::spelling_distance(folded(before_words), folded(after_words));
    if (distance > kSameReading) return false;
  }
  return true;
}

OwnPlaces own_places(const std::vector<diff::LinePlace>& lines) {
  OwnPlaces places;
  for (const diff::LinePlace& line : lines) {
    places.before.push_back(line.before);
    places.after.push_back(line.after);
  }
  return places;
}

// What is known to have changed is not looked at again as text that differs.
diff::InkText without_changes(diff::InkText text, Side side, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    const auto& place = side == Side::kBefore ? change.before : change.after;
    if (place) text.hidden.push_back(place->region);
    if (side == Side::kAfter && change.place) text.hidden.push_back(change.place->region);
  }
  return text;
}

}  // namespace

std::optional<PageOutcome> settle_unread(const UnreadPage& before, const UnreadPage& after,
                                         ReaderPair readers, const UnreadOptions& options) {
  const std::optional<PageMap> map = align::register_pages(before.gray, after.gray);
  if (!map) return std::nullopt;
  const diff::InkText old_text = ink_text_of(before.page, before.gray, {});
  const diff::InkText new_text = ink_text_of(after.page, after.gray, {});
  const diff::InkMatch ink(before.gray, after.gray, *map);
  const diff::RegisteredPages pages{
      {before.page, before.gray, old_text}, {after.page, after.gray, new_text}, *map};
  const std::vector<diff::MatchedChange> matched = diff::match(pages);
  std::vector<Change> known;
  for (const diff::MatchedChange& each : matched) known.push_back(each.change);
  const std::vector<diff::LinePlace> places =
      diff::differing_lines(without_changes(old_text, Side::kBefore, known),
                            without_changes(new_text, Side::kAfter, known), *map, ink);
  if (places.size() > options.max_lines) return std::nullopt;
  auto changes = conclude_unread(matched, pages, readers);
  if (!changes) return std::nullopt;
  PageOutcome outcome{PageOutcome::Fate::kCompared, std::move(*changes), {}, {}, {}};
  const auto lines = read_lines(places, before.page, after.page, readers);
  if (!lines || !say_the_same(*lines, before.page, after.page)) return std::nullopt;
  const Page old_page = with_lines(before.page, lines->before);
  const Page new_page = with_lines(after.page, lines->after);
  TextComparison text =
      PageTexts({old_page, new_page, *map}, ink).compare(outcome.changes, readers);
  if (!text.text_changes.empty()) return std::nullopt;
  outcome.metadata_changes = std::move(text.metadata_changes);
  outcome.findings = std::move(text.findings);
  if (!ink_findings(pages, ink, outcome, own_places(places)).empty()) return std::nullopt;
  return outcome;
}

}  // namespace palimpsest::archive
