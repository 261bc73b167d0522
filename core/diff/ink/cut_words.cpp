#include "diff/ink/cut_words.hpp"

#include <utility>

namespace palimpsest::diff {
namespace {

// Cuts a word in two where `border` runs through it, more than a letter from both ends.
void cut_word(const Region& word, Length border, Length letter, InkLine& pieces) {
  if (border < word.left + letter || border > word.right - letter) {
    pieces.push_back(word);
    return;
  }
  pieces.push_back({word.left, word.top, border, word.bottom});
  pieces.push_back({border, word.top, word.right, word.bottom});
}

void cut_line(InkLine& line, const Region& redaction, Length letter) {
  for (const Length border : {redaction.left, redaction.right}) {
    InkLine pieces;
    for (const Region& word : line) {
      const Length middle = word.center().y;
      if (middle >= redaction.top && middle < redaction.bottom) {
        cut_word(word, border, letter, pieces);
      } else {
        pieces.push_back(word);
      }
    }
    line = std::move(pieces);
  }
}

}  // namespace

InkText cut_at_borders(InkText text, const std::vector<Redaction>& redactions,
                       const PageMap& to_partner) {
  const PageMap back = to_partner.inverse();
  const Length letter = points(text.character_width);
  for (const Redaction& redaction : redactions) {
    // Where white-out ended is only guessed.
    if (redaction.kind == RedactionKind::kBlank) continue;
    for (InkLine& line : text.lines) cut_line(line, back.map(redaction.region), letter);
  }
  return text;
}

}  // namespace palimpsest::diff
