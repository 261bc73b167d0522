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

}  // namespace

std::vector<Token> tokens_of(const TextPages& pages, Side side, const OtherPlaces& places) {
  const bool is_before = side == Side::kBefore;
  const PageMap back = pages.map.inverse();
  const Page& page = is_before ? pages.before : pages.after;
  const std::vector<Region>& own = is_before ? places.before : places.after;
  const std::vector<Region> others =
      is_before ? mapped(places.after, back) : mapped(places.before, pages.map);
  const Region column = text_column(page.lines);
  std::vector<Token> tokens;
  for (std::size_t line = 0; line < page.lines.size(); ++line) {
    for (const Word& word : page.lines[line]) {
      Token token{word.text,       folded(word.text),      word.region, word.region,
                  word.confidence, static_cast<int>(line), true};
      if (token.folded.empty() || word.region.is_empty() || touches_any(word.region, own)) continue;
      if (!is_before) token.placed = back.map(word.region);
      token.is_text = !touches_any(word.region, others) &&
                      !is_margin_label(word.region, column, own) &&
                      !is_margin_label(word.region, column, others);
      tokens.push_back(std::move(token));
    }
  }
  return tokens;
}

}  // namespace palimpsest::diff
