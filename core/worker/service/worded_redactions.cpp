#include "worker/service/worded_redactions.hpp"

#include "identify/withheld/reasons.hpp"
#include "identify/withheld/substitutes.hpp"
#include "identify/withheld/withheld_sheet.hpp"
#include "ocr/slanted_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::worker {
namespace {

// Recognition reads words that run at an angle as one letter, as high as all of them.
constexpr Length kMaxLevelWord = {4000};

bool is_drawn_empty(const Redaction& redaction) {
  return redaction.kind == RedactionKind::kOutlined || redaction.kind == RedactionKind::kBlank;
}

// A box around printed words that stand in for others is one redaction with them.
void add_substitute(std::vector<Redaction>& redactions, Redaction substitute,
                    const WordedOptions& options) {
  const auto around =
      std::find_if(redactions.begin(), redactions.end(), [&](const Redaction& redaction) {
        return is_drawn_empty(redaction) &&
               covered_share(substitute.region, redaction.region) >= options.min_inside;
      });
  if (around == redactions.end()) {
    redactions.push_back(std::move(substitute));
    return;
  }
  around->kind = RedactionKind::kSubstitute;
  around->substitute = std::move(substitute.substitute);
  around->pages_withheld = substitute.pages_withheld;
  around->evidence.push_back("printed substitute");
  if (substitute.characters > 0) {
    around->lines = substitute.lines;
    around->characters = substitute.characters;
  }
}

Line words_inside(const std::vector<Line>& lines, const Region& region) {
  Line inside;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      if (region.contains(word.region.center())) inside.push_back(word);
    }
  }
  return inside;
}

void add_reasons(Redaction& redaction, const std::vector<Line>& lines,
                 const WordedOptions& options) {
  const Line inside = words_inside(lines, redaction.region);
  if (inside.empty() || inside.size() > options.max_label_words) return;
  for (const std::string& reason : identify::reasons_in(text_of(inside))) {
    redaction.reasons.push_back({reason, 0});
  }
}

bool is_marked_illegible(const Redaction& redaction, const std::vector<Region>& marks,
                         const WordedOptions& options) {
  if (!is_drawn_empty(redaction) || !redaction.codes.empty()) return false;
  Region reach = redaction.region;
  reach.left = reach.left - options.mark_reach;
  reach.right = reach.right + options.mark_reach;
  return std::any_of(marks.begin(), marks.end(),
                     [&](const Region& mark) { return reach.contains(mark.center()); });
}

bool stands_before(const Redaction& a, const Redaction& b) {
  return a.region.top != b.region.top ? a.region.top < b.region.top : a.region.left < b.region.left;
}

}  // namespace

std::vector<Redaction> with_worded(std::vector<Redaction> redactions,
                                   const std::vector<Line>& lines, const Size& page,
                                   const WordedOptions& options) {
  if (auto sheet = identify::find_withheld_sheet(lines, page)) return {std::move(*sheet)};
  const std::vector<Region> marks = identify::illegible_marks(lines);
  std::erase_if(redactions, [&](const Redaction& redaction) {
    return is_marked_illegible(redaction, marks, options);
  });
  for (Redaction& redaction : redactions) add_reasons(redaction, lines, options);
  std::vector<Redaction> substitutes = identify::find_substitutes(lines);
  if (!substitutes.empty()) {
    for (Redaction& substitute : substitutes) {
      add_substitute(redactions, std::move(substitute), options);
    }
    std::stable_sort(redactions.begin(), redactions.end(), stands_before);
  }
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    redactions[i].id = "r" + std::to_string(i + 1);
  }
  return redactions;
}

bool may_be_sheet(const std::vector<Line>& lines, const WordedOptions& options) {
  std::size_t words = 0;
  for (const Line& line : lines) words += line.size();
  return words <= options.max_sheet_words;
}

bool may_be_sheet(const redact::TextLayout& layout, const WordedOptions& options) {
  std::size_t words = 0;
  for (const redact::TextRow& row : layout.rows) words += row.words.size();
  return words <= options.max_sheet_words;
}

std::vector<Line> with_slanted(ocr::Engine& engine, const Raster& gray, std::vector<Line> lines,
                               const Size& page) {
  if (identify::find_withheld_sheet(lines, page)) return lines;
  std::vector<Region> known;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      if (word.region.height() <= kMaxLevelWord) known.push_back(word.region);
    }
  }
  const Line slanted = ocr::read_slanted(engine, gray, known);
  if (slanted.empty()) return lines;
  std::vector<Line> all = lines;
  all.push_back(slanted);
  return identify::find_withheld_sheet(all, page) ? all : lines;
}

}  // namespace palimpsest::worker
