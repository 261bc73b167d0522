#include "diff/text/text_changes.hpp"

#include "diff/region_parts.hpp"
#include "diff/text/change_places.hpp"
#include "diff/text/spelling.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::diff {
namespace {

constexpr std::size_t kContextWords = 3;

using Run = std::vector<std::size_t>;  // neighbouring words of one side

class TextFinder {
 public:
  TextFinder(const TextPages& pages, const PairedWords& words, const OtherPlaces& places,
             const TextOptions& options)
      : pages_(pages),
        options_(options),
        pairs_(words.pairs),
        before_(words.before),
        after_(words.after),
        known_before_(places.before) {
    leave_out(before_, pages, Side::kBefore, places);
    leave_out(after_, pages, Side::kAfter, places);
    const PageMap back = pages.map.inverse();
    for (const Region& place : places.after) known_after_.push_back(back.map(place));
  }

  [[nodiscard]] std::vector<TextCandidate> run(const InkMatch& ink) const {
    std::vector<TextCandidate> all;
    for (const Stretch& stretch : pairs_.unmatched) add_candidates(stretch, ink, all);
    if (all.size() > options_.max_read) all.resize(options_.max_read);
    return all;
  }

 private:
  // Splits a stretch where words that both pages have stand in between.
  [[nodiscard]] std::vector<Run> runs_of(const std::vector<Token>& tokens,
                                         const std::vector<std::size_t>& loose) const {
    std::vector<Run> runs;
    std::size_t last = 0;
    for (const std::size_t i : loose) {
      if (!tokens[i].is_text || tokens[i].confidence < options_.min_word_confidence) continue;
      if (runs.empty() || i != last + 1) runs.emplace_back();
      runs.back().push_back(i);
      last = i;
    }
    std::erase_if(runs, [&](const Run& run) { return !is_sure(tokens, run); });
    return runs;
  }

  [[nodiscard]] bool is_sure(const std::vector<Token>& tokens, const Run& run) const {
    return std::any_of(run.begin(), run.end(), [&](std::size_t i) {
      return tokens[i].confidence >= options_.sure_word && tokens[i].folded.size() > 1;
    });
  }

  [[nodiscard]] static Region placed(const std::vector<Token>& tokens, const Run& run) {
    std::vector<Region> regions;
    for (const std::size_t i : run) regions.push_back(tokens[i].placed);
    return around(regions);
  }

  [[nodiscard]] bool are_near(const Run& old_run, const Run& new_run) const {
    const Region one = placed(before_, old_run);
    const Region other = placed(after_, new_run);
    const double line =
        std::max(before_[old_run.front()].placed.height(), after_[new_run.front()].placed.height())
            .in_points();
    const Length reach = points(options_.near_lines * line);
    return !intersection(grown(one, reach), other).is_empty();
  }

  void add_candidates(const Stretch& stretch, const InkMatch& ink,
                      std::vector<TextCandidate>& all) const {
    std::vector<Run> old_runs = runs_of(before_, stretch.before);
    for (const Run& run : runs_of(after_, stretch.after)) {
      const auto partner = std::find_if(old_runs.begin(), old_runs.end(),
                                        [&](const Run& other) { return are_near(other, run); });
      const Run old_run = partner == old_runs.end() ? Run() : *partner;
      if (partner != old_runs.end()) old_runs.erase(partner);
      add(old_run, run, ink, all);
    }
    for (const Run& run : old_runs) add(run, {}, ink, all);
  }

  void add(const Run& old_run, const Run& new_run, const InkMatch& ink,
           std::vector<TextCandidate>& all) const {
    if (new_run.empty() && is_only_unread(old_run, Side::kBefore, ink)) return;
    if (old_run.empty() && is_only_unread(new_run, Side::kAfter, ink)) return;
    TextCandidate candidate;
    candidate.words_before = words(before_, old_run);
    candidate.words_after = words(after_, new_run);
    candidate.neighbours = old_run.empty() ? partnered(after_, new_run, pairs_.after_seen)
                                           : partnered(before_, old_run, pairs_.before_seen);
    if (are_spelled_alike(joined(candidate.words_before), joined(candidate.words_after))) return;
    TextChange& change = candidate.change;
    change.text_before = text(before_, old_run);
    change.text_after = text(after_, new_run);
    change.confidence = std::min(confidence(before_, old_run), confidence(after_, new_run));
    const std::vector<Token>& tokens = new_run.empty() ? before_ : after_;
    const Run& shown = new_run.empty() ? old_run : new_run;
    change.words_left = neighbours(tokens, shown.front() - kContextWords, shown.front());
    change.words_right = neighbours(tokens, shown.back() + 1, shown.back() + 1 + kContextWords);
    place(old_run, new_run, change);
    all.push_back(std::move(candidate));
  }

  [[nodiscard]] ChangePlaces places(const Run& run, Side side) const {
    const WordRun range{run.front(), run.back() + 1};
    return side == Side::kBefore ? places_of(range, {before_, pairs_.before_seen})
                                 : places_of(range, {after_, pairs_.after_seen});
  }

  // Whether ink that was not read as words stands where the run would on the other page: what
  // nobody could read there may be the run.
  [[nodiscard]] bool has_unread_ink(const Run& run, Side side, const InkMatch& ink) const {
    const Side other = side == Side::kBefore ? Side::kAfter : Side::kBefore;
    std::vector<Region> read = other == Side::kBefore ? known_before_ : known_after_;
    for (const Token& token : other == Side::kBefore ? before_ : after_) {
      read.push_back(token.placed);
    }
    const Region own = placed(side == Side::kBefore ? before_ : after_, run);
    const double enough = options_.unread_share * own.width().in_points();
    const std::vector<Region> spaces = places(run, side).spaces;
    return std::any_of(spaces.begin(), spaces.end(), [&](const Region& space) {
      return ink.written(space, other, read).in_points() > enough;
    });
  }

  // Whether something like the word stands at its own place, or the word between its neighbours.
  [[nodiscard]] bool is_still_there(const Token& token, Side side, const InkMatch& ink,
                                    const std::vector<Region>& spaces) const {
    if (ink.compare(token.placed, token.placed, token.placed.height()).whole >=
        options_.words.stands_there) {
      return true;
    }
    return std::any_of(spaces.begin(), spaces.end(), [&](const Region& space) {
      return ink.find(token.placed, side, space) >= options_.still_there;
    });
  }

  // Whether the words around the run stand where they stood. Words that came or went move those
  // beside them; where nothing moved, recognition lost the run, or a redaction hides it, which the
  // ink tells.
  [[nodiscard]] bool has_unmoved_neighbours(const Run& run, Side side) const {
    const std::vector<Token>& tokens = side == Side::kBefore ? before_ : after_;
    const auto& seen = side == Side::kBefore ? pairs_.before_seen : pairs_.after_seen;
    bool has_left = false, has_right = false;
    for (std::size_t i = run.front(); i > 0 && run.front() - i < kContextWords && !has_left;) {
      if (!seen[--i]) continue;
      has_left = true;
      if (is_elsewhere(tokens[i].placed, *seen[i])) return false;
    }
    for (std::size_t i = run.back() + 1; i < seen.size() && i <= run.back() + kContextWords; ++i) {
      if (!seen[i]) continue;
      has_right = true;
      if (is_elsewhere(tokens[i].placed, *seen[i])) return false;
      break;
    }
    return has_left || has_right;
  }

  // Whether words that one page alone was read with are no words that came or went.
  [[nodiscard]] bool is_only_unread(const Run& run, Side side, const InkMatch& ink) const {
    return has_unmoved_neighbours(run, side) || is_still_there(run, side, ink);
  }

  // Whether most letters of the run stand between the same neighbours on the other page, where
  // recognition lost them.
  [[nodiscard]] bool is_still_there(const Run& run, Side side, const InkMatch& ink) const {
    const std::vector<Token>& tokens = side == Side::kBefore ? before_ : after_;
    const std::vector<Region> spaces = places(run, side).spaces;
    std::size_t found = 0;
    std::size_t all = 0;
    for (const std::size_t i : run) {
      all += tokens[i].folded.size();
      const bool is_there = is_still_there(tokens[i], side, ink, spaces);
      if (is_there) found += tokens[i].folded.size();
    }
    return 2 * found > all || has_unread_ink(run, side, ink);
  }

  void place(const Run& old_run, const Run& new_run, TextChange& change) const {
    const ChangePlaces old_places =
        old_run.empty() ? ChangePlaces() : places(old_run, Side::kBefore);
    const ChangePlaces new_places =
        new_run.empty() ? ChangePlaces() : places(new_run, Side::kAfter);
    const Region old_place = old_run.empty() ? new_places.other_gap : placed(before_, old_run);
    const Region new_place = new_run.empty() ? old_places.other_gap : placed(after_, new_run);
    change.before = {pages_.before.number, old_place};
    change.after = {pages_.after.number, pages_.map.map(new_place)};
    change.crop_before =
        crop(old_run.empty() ? new_places.other_crop : old_places.own_crop, pages_.before);
    change.crop_after =
        crop(pages_.map.map(new_run.empty() ? old_places.other_crop : new_places.own_crop),
             pages_.after);
  }

  // Returns the words before and after the run that the other page has, too.
  [[nodiscard]] static std::vector<std::string> partnered(
      const std::vector<Token>& tokens, const Run& run,
      const std::vector<std::optional<Region>>& seen) {
    std::vector<std::string> all;
    const std::size_t first = run.front() > kContextWords ? run.front() - kContextWords : 0;
    for (std::size_t i = first; i < std::min(tokens.size(), run.back() + kContextWords); ++i) {
      if (seen[i]) all.push_back(tokens[i].folded);
    }
    return all;
  }

  [[nodiscard]] static std::vector<std::string> words(const std::vector<Token>& tokens,
                                                      const Run& run) {
    std::vector<std::string> all;
    for (const std::size_t i : run) all.push_back(tokens[i].folded);
    return all;
  }

  [[nodiscard]] static std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += word;
    return all;
  }

  [[nodiscard]] static std::string text(const std::vector<Token>& tokens, const Run& run) {
    return run.empty() ? std::string() : neighbours(tokens, run.front(), run.back() + 1);
  }

  // Returns the text of the words of a half-open range, as far as there are any.
  [[nodiscard]] static std::string neighbours(const std::vector<Token>& tokens, std::size_t begin,
                                              std::size_t end) {
    std::string all;
    for (std::size_t i = begin > end ? 0 : begin; i < std::min(end, tokens.size()); ++i) {
      if (!tokens[i].is_text) continue;
      if (!all.empty()) all += ' ';
      all += tokens[i].text;
    }
    return all;
  }

  [[nodiscard]] static double confidence(const std::vector<Token>& tokens, const Run& run) {
    double sum = 0;
    for (const std::size_t i : run) sum += tokens[i].confidence / 100.0;
    return run.empty() ? 1 : sum / static_cast<double>(run.size());
  }

  [[nodiscard]] Region crop(const Region& place, const Page& page) const {
    const Region wide = {place.left - points(options_.beside), place.top - points(options_.above),
                         place.right + points(options_.beside),
                         place.bottom + points(options_.above)};
    return intersection(wide, {{}, {}, page.size.width, page.size.height});
  }

  const TextPages& pages_;
  const TextOptions& options_;
  const WordPairs& pairs_;
  std::vector<Token> before_;
  std::vector<Token> after_;
  std::vector<Region> known_before_;  // redactions and marks, in the coordinates of BEFORE
  std::vector<Region> known_after_;
};

}  // namespace

std::vector<TextCandidate> find_text_changes(const TextPages& pages, const PairedWords& words,
                                             const OtherPlaces& places, const InkMatch& ink,
                                             const TextOptions& options) {
  return TextFinder(pages, words, places, options).run(ink);
}

}  // namespace palimpsest::diff
