#include "worker/service/label_places.hpp"

#include "identify/codes.hpp"
#include "identify/plain_words.hpp"

#include <algorithm>
#include <limits>

namespace palimpsest::worker {
namespace {

constexpr int kMinSide = 8;                                               // pixels of a place
constexpr double kSideMargin = 0.2;                                       // of the page's width
constexpr std::size_t kNoWord = std::numeric_limits<std::size_t>::max();  // none is text there
constexpr std::size_t kShortWord = 2;
constexpr std::size_t kTextLetters = 3;   // of a word that is no code
constexpr std::size_t kLabelLetters = 4;  // of a word that stands for no misread label

bool holds_text(const std::vector<Line>& lines, const Region& region,
                std::size_t least_letters = kTextLetters) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(line.begin(), line.end(), [&](const Word& word) {
      return region.contains(word.region.center()) && identify::is_plain_word(word, least_letters);
    });
  });
}

// Moves the sides of a place around `core` back to where a redaction begins, whose edges look like
// signs.
Region clear_of(const std::vector<Redaction>& redactions, Region place, const Region& core) {
  for (const Redaction& each : redactions) {
    const Region& other = each.region;
    if (intersection(place, other).is_empty()) continue;
    if (other.left >= core.right) {
      place.right = std::min(place.right, other.left);
    } else if (other.right <= core.left) {
      place.left = std::max(place.left, other.right);
    } else if (other.top >= core.bottom) {
      place.bottom = std::min(place.bottom, other.top);
    } else if (other.bottom <= core.top) {
      place.top = std::max(place.top, other.bottom);
    }
  }
  return place;
}

// Beside the text there is nothing that a wider place could take in.
LabelPlace place_of(const redact::MarginMark& mark, const Raster& gray,
                    const std::vector<Redaction>& redactions, const redact::TextLayout& layout,
                    const LabelPlaceOptions& options) {
  Region region = grown(mark.region, options.mark_margin);
  const bool is_beside = mark.span.left > layout.body.right || mark.span.right < layout.body.left;
  if (is_beside) {
    region.left = mark.region.left - options.mark_reach;
    region.right = mark.region.right + options.mark_reach;
  }
  region = clear_of(redactions, region, mark.region);
  const bool may_be_label = is_beside || mark.is_small;
  return {to_pixels(region, gray), is_beside ? LabelGround::kMargin : LabelGround::kText, false,
          may_be_label ? kLabelLetters : kTextLetters};
}

std::vector<Region> sides_of(const Region& r, const std::vector<Redaction>& redactions,
                             const LabelPlaceOptions& options) {
  const Length right = r.right + options.line_width, left = r.left - options.line_width;
  const Length top = r.top - options.beside_overhang, bottom = r.bottom + options.beside_overhang;
  return {clear_of(redactions, {right, top, r.right + options.beside_reach, bottom},
                   {right, r.top, right, r.bottom}),
          clear_of(redactions, {r.left - options.beside_reach, top, left, bottom},
                   {left, r.top, left, r.bottom})};
}

// Codes of one margin stand in a column, of which recognition may miss some.
std::vector<Region> column_around(const Region& code, const LabelPlaceOptions& options) {
  const Length left = code.left - options.column_overhang;
  const Length right = code.right + options.column_overhang;
  const Length reach = points(options.column_heights * code.height().in_points());
  return {{left, code.top - reach, right, code.top},
          {left, code.bottom, right, code.bottom + reach}};
}

bool in_side_margin(const Region& code, const Raster& gray) {
  const double middle = code.center().x.in_points() * gray.dpi / 72.0 / gray.width;
  return middle < kSideMargin || middle > 1 - kSideMargin;
}

// Whether the detector saw that there is no label: black bars without a light mark, whose corners
// of paper would be read, and boxes that a stamp runs across.
bool has_no_label(const Redaction& redaction) {
  const auto has = [&](const char* evidence) {
    const auto& known = redaction.evidence;
    return std::find(known.begin(), known.end(), evidence) != known.end();
  };
  const bool is_blank_bar = has("solid_fill") && has("blank_inside") && !has("flat_tone");
  return is_blank_bar || has("text_across");
}

}  // namespace

std::vector<LabelPlace> label_places(const Raster& gray, const std::vector<Redaction>& redactions,
                                     const redact::TextLayout& layout,
                                     const std::vector<Line>& lines,
                                     const LabelPlaceOptions& options) {
  std::vector<LabelPlace> places;
  for (const Redaction& each : redactions) {
    if (has_no_label(each)) continue;
    const Region inside = grown(each.region, -options.line_width);
    places.push_back({to_pixels(inside, gray), LabelGround::kInside, false, kNoWord});
  }
  for (const redact::MarginMark& mark : layout.marks) {
    const std::size_t letters = mark.is_small ? kLabelLetters : kTextLetters;
    if (holds_text(lines, mark.region, letters)) continue;
    places.push_back(place_of(mark, gray, redactions, layout, options));
  }
  const std::vector<CodeReading> printed = identify::find_codes(lines);
  const auto is_read = [&](const Region& place) {
    return std::any_of(printed.begin(), printed.end(), [&](const CodeReading& code) {
      return place.contains(code.region.center());
    });
  };
  for (const CodeReading& code : printed) {
    if (!in_side_margin(code.region, gray)) continue;
    for (const Region& place : column_around(code.region, options)) {
      if (is_read(place)) continue;
      places.push_back({to_pixels(place, gray), LabelGround::kMargin, false, kLabelLetters});
    }
  }
  for (const Redaction& each : redactions) {
    if (each.region.height() > options.max_beside_height) continue;
    for (const Region& side : sides_of(each.region, redactions, options)) {
      if (holds_text(lines, side)) continue;
      places.push_back({to_pixels(side, gray), LabelGround::kText, true, kShortWord});
    }
  }
  std::erase_if(places, [](const LabelPlace& place) {
    return place.box.width() < kMinSide || place.box.height() < kMinSide;
  });
  if (places.size() > options.max_places) places.resize(options.max_places);
  return places;
}

}  // namespace palimpsest::worker
