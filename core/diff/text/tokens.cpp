#include "diff/text/tokens.hpp"

#include "diff/text/spelling.hpp"

#include <algorithm>

namespace palimpsest::diff {
namespace {

// Points around a redaction or mark in which words are spoilt by its border, or belong to it
// although the two pages draw it a little differently.
constexpr double kBeside = 3;
constexpr double kAbove = 1.5;
constexpr int kTextLine = 4;  // words: a shorter line says nothing of the width of the text

bool touches(const Region& word, const Region& place) {
  const Region around = {place.left - points(kBeside), place.top - points(kAbove),
                         place.right + points(kBeside), place.bottom + points(kAbove)};
  // The middle of the height: boxes of words reach into the lines above and below.
  const Length quarter{word.height().hundredths / 4};
  const Region core = {word.left, word.top + quarter, word.right, word.bottom - quarter};
  return !intersection(core, around).is_empty();
}

bool touches_any(const Region& word, const std::vector<Region>& places) {
  return std::any_of(places.begin(), places.end(),
                     [&](const Region& place) { return touches(word, place); });
}

// Returns where the running text begins and ends, from left to right; empty without text. Lines
// that a label in the margin prolongs are few, so the outermost fifth of the lines says nothing.
Region text_column(const std::vector<Line>& lines) {
  std::vector<Length> lefts, rights;
  for (const Line& line : lines) {
    if (static_cast<int>(line.size()) < kTextLine) continue;
    lefts.push_back(line.front().region.left);
    rights.push_back(line.back().region.right);
  }
  if (lefts.empty()) return {};
  std::sort(lefts.begin(), lefts.end());
  std::sort(rights.begin(), rights.end());
  const std::size_t fifth = lefts.size() / 5;
  return {lefts[fifth], {}, rights[rights.size() - 1 - fifth], {1}};
}

// A word in the margin beside a redaction is its code, however it was read.
bool is_margin_label(const Region& word, const Region& column, const std::vector<Region>& places) {
  if (column.is_empty() || (word.right > column.left && word.left < column.right)) return false;
  return std::any_of(places.begin(), places.end(), [&](const Region& place) {
    return word.center().y >= place.top && word.center().y < place.bottom;
  });
}

std::vector<Region> mapped(const std::vector<Region>& regions, const PageMap& map) {
  std::vector<Region> all;
  for (const Region& region : regions) all.push_back(map.map(region));
  return all;
}

// What is no text, as one side sees it.
struct SidePlaces {
  const Page& page;
  const std::vector<Region>& own;
  std::vector<Region> others;  // of the other side, where they lie on this one
  Region column;

  [[nodiscard]] bool are_text(const Region& word) const {
    return !touches_any(word, others) && !is_margin_label(word, column, own) &&
           !is_margin_label(word, column, others);
  }
};

SidePlaces places_on(Side side, const TextPages& pages, const OtherPlaces& places) {
  if (side == Side::kBefore) {
    return {pages.before, places.before, mapped(places.after, pages.map.inverse()),
            text_column(pages.before.lines)};
  }
  return {pages.after, places.after, mapped(places.before, pages.map),
          text_column(pages.after.lines)};
}

}  // namespace

std::vector<Token> tokens_of(const TextPages& pages, Side side, const OtherPlaces& places) {
  const PageMap back = pages.map.inverse();
  const SidePlaces no_text = places_on(side, pages, places);
  const std::vector<Line>& lines = no_text.page.lines;
  std::vector<Token> tokens;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (const Word& word : lines[line]) {
      Token token{word.text,       folded(word.text),      word.region, word.region,
                  word.confidence, static_cast<int>(line), true};
      const bool is_nothing = token.folded.empty() || word.region.is_empty();
      if (is_nothing || touches_any(word.region, no_text.own)) continue;
      if (side == Side::kAfter) token.placed = back.map(word.region);
      token.is_text = no_text.are_text(word.region);
      tokens.push_back(std::move(token));
    }
  }
  return tokens;
}

void leave_out(std::vector<Token>& tokens, const TextPages& pages, Side side,
               const OtherPlaces& places) {
  const SidePlaces no_text = places_on(side, pages, places);
  for (Token& token : tokens) {
    token.is_text =
        token.is_text && !touches_any(token.region, no_text.own) && no_text.are_text(token.region);
  }
}

}  // namespace palimpsest::diff
