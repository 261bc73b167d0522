#include "archive/compare/ink_text.hpp"

#include "redact/text/text_layout.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr double kLeastHeight = 0.4;     // of the letters; lower signs are dashes and specks
constexpr double kUsualCharacter = 0.8;  // of a word gap, where a page is too short to measure

}  // namespace

diff::InkText ink_text_of(const Page& page, const Raster& gray, const KnownInk& known) {
  const redact::TextLayout layout = redact::lay_out(gray, page.redactions);
  diff::InkText text;
  text.moved = known.moved;
  text.letter_height = layout.letter_height;
  text.character_width =
      layout.character_width > 0 ? layout.character_width : kUsualCharacter * layout.word_gap;
  text.pitch = layout.pitch;
  for (const Redaction& redaction : page.redactions) text.hidden.push_back(redaction.region);
  for (const redact::TextRow& row : layout.rows) {
    diff::InkLine line;
    for (const redact::InkWord& word : row.words) {
      if (word.is_redaction || word.height < kLeastHeight * layout.letter_height) continue;
      const Region place =
          layout.on_page(word.span, row.baseline - layout.ascent, row.baseline + layout.descent);
      const bool is_mark =
          std::any_of(known.marks.begin(), known.marks.end(),
                      [&](const Region& mark) { return mark.contains(place.center()); });
      if (!is_mark) line.push_back(place);
    }
    if (!line.empty()) text.lines.push_back(std::move(line));
  }
  return text;
}

}  // namespace palimpsest::archive
