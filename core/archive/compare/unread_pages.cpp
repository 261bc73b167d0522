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

// The lines of both pages that differ, one for one.
struct ReadLines {
  std::vector<Line> before;
  std::vector<Line> after;
};

// Reads lines of two pages until both readings say the same.
class LineReadings {
 public:
  LineReadings(const std::vector<diff::LinePlace>& places, const Page& before, const Page& after,
               ReaderPair readers)
      : places_(places), before_(before), after_(after), readers_(readers) {}

  // Nothing when a line says something else on each page, or cannot be read.
  [[nodiscard]] std::optional<ReadLines> read() {
    std::vector<Finding> failures;
    for (const diff::LinePlace& place : places_) {
      lines_.before.push_back(read_place(readers_.before, before_, place.before, failures).words);
      lines_.after.push_back(read_place(readers_.after, after_, place.after, failures).words);
    }
    if (!failures.empty()) return std::nullopt;
    old_marks_ = identify::find_page_marks(lines_.before, before_.size);
    new_marks_ = identify::find_page_marks(lines_.after, after_.size);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (lines_.before[i].empty() && lines_.after[i].empty()) return std::nullopt;
      if (!say_the_same(lines_.before[i], lines_.after[i]) && !read_again(i)) return std::nullopt;
    }
    return std::move(lines_);
  }

 private:
  [[nodiscard]] bool say_the_same(const Line& before, const Line& after) const {
    const Line before_words = words_of_paper(before, old_marks_);
    const Line after_words = words_of_paper(after, new_marks_);
    if (before_words.empty() != after_words.empty()) return false;  // signs alone fold to nothing
    return diff::spelling_distance(folded(before_words), folded(after_words)) <= kSameReading;
  }

  // A letter that one crop cuts or one scan blurs is another in one reading, and itself in the
  // next.
  [[nodiscard]] bool read_again(std::size_t i) {
    std::vector<Finding> failures;
    const std::vector<RegionReading> earlier =
        read_ways(readers_.before, before_, places_[i].before, failures);
    const std::vector<RegionReading> later =
        read_ways(readers_.after, after_, places_[i].after, failures);
    for (const RegionReading& before : earlier) {
      for (const RegionReading& after : later) {
        if (before.words.empty() || !say_the_same(before.words, after.words)) continue;
        lines_.before[i] = before.words;
        lines_.after[i] = after.words;
        return true;
      }
    }
    return false;
  }

  const std::vector<diff::LinePlace>& places_;
  const Page& before_;
  const Page& after_;
  ReaderPair readers_;
  ReadLines lines_;
  identify::PageMarks old_marks_;
  identify::PageMarks new_marks_;
};

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

// Nothing where words have to decide.
std::optional<PageOutcome> settle_registered(const UnreadPage& before, const UnreadPage& after,
                                             const PageMap& map, ReaderPair readers,
                                             const UnreadOptions& options) {
  const diff::InkText old_text = ink_text_of(before.page, before.gray, {});
  const diff::InkText new_text = ink_text_of(after.page, after.gray, {});
  const diff::InkMatch ink(before.gray, after.gray, map);
  const diff::RegisteredPages pages{
      {before.page, before.gray, old_text}, {after.page, after.gray, new_text}, map};
  const std::vector<diff::MatchedChange> matched = diff::match(pages);
  std::vector<Change> known;
  for (const diff::MatchedChange& each : matched) known.push_back(each.change);
  const std::vector<diff::LinePlace> places =
      diff::differing_lines(without_changes(old_text, Side::kBefore, known),
                            without_changes(new_text, Side::kAfter, known), map, ink);
  if (places.size() > options.max_lines) return std::nullopt;
  auto changes = conclude_unread(matched, pages, readers);
  if (!changes) return std::nullopt;
  PageOutcome outcome{PageOutcome::Fate::kCompared, std::move(*changes), {}, {}, {}};
  const auto lines = LineReadings(places, before.page, after.page, readers).read();
  if (!lines) return std::nullopt;
  const Page old_page = with_lines(before.page, lines->before);
  const Page new_page = with_lines(after.page, lines->after);
  TextComparison text = PageTexts({old_page, new_page, map}, ink).compare(outcome.changes, readers);
  if (!text.text_changes.empty()) return std::nullopt;
  outcome.metadata_changes = std::move(text.metadata_changes);
  outcome.findings = std::move(text.findings);
  if (!ink_findings(pages, ink, outcome, own_places(places)).empty()) return std::nullopt;
  return outcome;
}

}  // namespace

UnreadOutcome settle_unread(const UnreadPage& before, const UnreadPage& after, ReaderPair readers,
                            const UnreadOptions& options) {
  const std::optional<PageMap> map = align::register_pages(before.gray, after.gray);
  if (!map) return {};
  return {true, settle_registered(before, after, *map, readers, options)};
}

}  // namespace palimpsest::archive
