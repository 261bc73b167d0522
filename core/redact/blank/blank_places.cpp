#include "redact/blank/blank_places.hpp"

#include "redact/blank/line_signs.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr double kOverlapOfSame = 0.3;  // of a blank, in a redaction that is known
constexpr double kSameColumn = 2.5;     // characters between the edges of marks in one column
constexpr double kNearRedaction = 4;    // pitches: codes stacked at that distance are its own
constexpr double kAtRedaction = 0.25;   // pitches, for holes that nothing else explains

constexpr const char* kCodeEvidence = "code beside it";

// A line with signs, and what is missing from it.
struct Marked {
  LineSigns signs;
  std::vector<Hole> holes;

  [[nodiscard]] bool has_great() const {
    return std::any_of(holes.begin(), holes.end(),
                       [](const Hole& hole) { return hole.surprise == Surprise::kGreat; });
  }
};

bool has_redaction_near(const TextLayout& layout, double middle, double reach) {
  return std::any_of(layout.withheld.begin(), layout.withheld.end(), [&](const Withheld& each) {
    return middle > each.top - reach * layout.pitch && middle < each.bottom + reach * layout.pitch;
  });
}

// Stamps and footers carry codes of the whole page, and have gaps of their own.
bool is_at_page_edge(const TextLayout& layout, double middle) {
  return middle < kStampBand || middle > 2 * layout.center.y.in_points() - kStampBand;
}

// The holes at a line of signs that are not those of a bar or box which stands there.
std::vector<Hole> holes_at(const TextLayout& layout, const LineHoles& text,
                           const LineSigns& signs) {
  if (has_redaction_near(layout, signs.middle, kAtRedaction)) return {};
  std::vector<Hole> holes = text.at(signs.middle, signs.labels);
  const bool is_near = has_redaction_near(layout, signs.middle, kNearRedaction);
  if (is_near || is_at_page_edge(layout, signs.middle)) {
    // Codes stacked closer than double-spaced lines stand where no line is.
    std::erase_if(holes, [&](const Hole& hole) {
      return hole.surprise == Surprise::kSmall || (is_near && hole.place == HolePlace::kLine);
    });
  }
  return holes;
}

bool is_same_column(const LineSigns& a, const LineSigns& b, double reach) {
  return a.is_inside == b.is_inside &&
         (a.is_inside || std::abs(a.labels.front().left - b.labels.front().left) < reach ||
          std::abs(a.labels.front().right - b.labels.front().right) < reach);
}

// What the marks in the column of `line` say of each other.
struct Column {
  double marks = 0;
  double at_holes = 0;
  double at_great_holes = 0;  // or read
};

Column column_of(const Marked& line, const std::vector<Marked>& lines, double reach) {
  Column column;
  for (const Marked& other : lines) {
    if (!is_same_column(line.signs, other.signs, reach)) continue;
    column.marks += 1;
    column.at_holes += !other.holes.empty();
    column.at_great_holes += other.has_great() || (other.signs.is_read && !other.holes.empty());
  }
  return column;
}

// Whether a hole beside a mark that was not read is a redaction.
bool is_trusted(const Hole& hole, const Column& column, const BlankOptions& options) {
  if (hole.surprise == Surprise::kGreat) {
    return column.at_holes >= options.min_fitting_share * column.marks;
  }
  return hole.place != HolePlace::kGap && column.at_great_holes >= 1 &&
         column.at_holes >= options.min_trusted_share * column.marks;
}

std::string evidence_of(HolePlace place) {
  switch (place) {
    case HolePlace::kGap:
      return "gap in a line of text";
    case HolePlace::kStart:
      return "line begins late";
    case HolePlace::kEnd:
      return "line ends early";
    case HolePlace::kLine:
      break;
  }
  return "line missing";
}

// The outline of a hole that begins in the middle of a line and ends in the middle of another, with
// `edges` as its upper and lower ones.
Outline outline_of(const Hole& hole, const Span& edges, const TextLayout& layout, double padding) {
  const Span first{hole.span.left - padding, hole.span.right + padding};
  const Span last{hole.last.left - padding, hole.last.right + padding};
  const double upper = hole.baseline + layout.descent;      // where the first line ends
  const double lower = hole.last_baseline - layout.ascent;  // and the last one begins
  const double below_first = hole.lines == 2 ? (upper + lower) / 2 : upper + padding;
  const double above_last = hole.lines == 2 ? below_first : lower - padding;
  Outline outline;
  const auto add = [&](double x, double y) { outline.push_back(layout.on_page(x, y)); };
  add(first.left, edges.left);
  add(first.right, edges.left);
  add(first.right, above_last);
  add(last.right, above_last);
  add(last.right, edges.right);
  add(last.left, edges.right);
  add(last.left, below_first);
  add(first.left, below_first);
  return outline;
}

int characters_in(const Hole& hole, const TextLayout& layout) {
  double width = hole.span.width();
  if (hole.lines > 1) {
    width += hole.last.width() + (hole.lines - 2) * layout.body.width();
  }
  return std::max(1, static_cast<int>(std::lround(width / layout.character_width)));
}

Redaction redaction_of(const Hole& hole, const TextLayout& layout, double confidence,
                       const BlankOptions& options) {
  Redaction redaction;
  const Span span{std::min(hole.span.left, hole.last.left) - options.padding,
                  std::max(hole.span.right, hole.last.right) + options.padding};
  const Span edges{hole.baseline - layout.ascent - options.padding,
                   hole.last_baseline + layout.descent + options.padding};
  redaction.region = layout.on_page(span, edges.left, edges.right);
  const bool is_rectangle = hole.span.left == hole.last.left && hole.span.right == hole.last.right;
  if (!is_rectangle) redaction.outline = outline_of(hole, edges, layout, options.padding);
  redaction.kind = RedactionKind::kBlank;
  redaction.lines = hole.lines;
  redaction.characters = characters_in(hole, layout);
  redaction.confidence = confidence;
  redaction.evidence = {evidence_of(hole.place)};
  return redaction;
}

std::vector<double> middles_of(const std::vector<LineSigns>& lines) {
  std::vector<double> middles;
  for (const LineSigns& line : lines) middles.push_back(line.middle);
  return middles;
}

class BlankFinder {
 public:
  BlankFinder(const TextLayout& layout, const std::vector<LineSigns>& signs,
              const BlankOptions& options)
      : layout_(layout),
        options_(options),
        signs_(signs),
        text_(layout, middles_of(signs), options.holes) {}

  [[nodiscard]] std::vector<Redaction> find() {
    std::vector<Marked> lines;
    for (const LineSigns& signs : signs_) {
      lines.push_back({signs, holes_at(layout_, text_, signs)});
    }
    for (const Marked& line : lines) add_line(line, lines);
    add_certain_gaps();
    return std::move(blanks_);
  }

 private:
  [[nodiscard]] bool has_too_many_marks(const std::vector<Marked>& lines) const {
    return static_cast<double>(lines.size()) >
           options_.max_marked_share * static_cast<double>(layout_.rows.size());
  }

  void add_line(const Marked& line, const std::vector<Marked>& lines) {
    const Column column = column_of(line, lines, kSameColumn * layout_.character_width);
    for (const Hole& hole : line.holes) {
      if (line.signs.is_read) {
        add(hole, options_.coded_confidence, kCodeEvidence);
      } else if (line.signs.is_small && !has_too_many_marks(lines) &&
                 is_trusted(hole, column, options_)) {
        add(hole, options_.marked_confidence, kMarkEvidence);
      }
    }
  }

  void add_certain_gaps() {
    for (const Hole& hole : text_.certain_gaps()) {
      const bool is_known = std::any_of(holes_.begin(), holes_.end(), [&](const Hole& other) {
        return other.baseline == hole.baseline;
      });
      if (!is_known) add(hole, options_.bare_confidence, nullptr);
    }
  }

  // Two signs may stand beside one hole that runs over several lines.
  void add(const Hole& hole, double confidence, const char* evidence) {
    const auto is_same = [&](const Hole& other) {
      return other.baseline == hole.baseline && other.span.left == hole.span.left;
    };
    if (std::any_of(holes_.begin(), holes_.end(), is_same)) return;
    holes_.push_back(hole);
    blanks_.push_back(redaction_of(hole, layout_, confidence, options_));
    if (evidence != nullptr) blanks_.back().evidence.emplace_back(evidence);
  }

  const TextLayout& layout_;
  const BlankOptions& options_;
  const std::vector<LineSigns>& signs_;
  LineHoles text_;
  std::vector<Hole> holes_;  // of `blanks_`
  std::vector<Redaction> blanks_;
};

bool reads_before(const Redaction& a, const Redaction& b) {
  const Length middle = a.region.center().y;
  const bool is_same_row = middle >= b.region.top && middle < b.region.bottom;
  return is_same_row ? a.region.left < b.region.left : a.region.top < b.region.top;
}

}  // namespace

std::vector<Redaction> find_blanks(const TextLayout& layout, const std::vector<CodeReading>& codes,
                                   const BlankOptions& options) {
  if (!layout.has_body()) return {};
  const double reach = options.holes.max_offset * layout.pitch;
  return BlankFinder(layout, line_signs(layout, codes, reach), options).find();
}

std::vector<Redaction> without_unsupported(std::vector<Redaction> redactions) {
  std::erase_if(redactions, [](const Redaction& each) {
    return each.kind == RedactionKind::kBlank && each.codes.empty() && !each.evidence.empty() &&
           each.evidence.back() == kCodeEvidence;
  });
  return with_blanks(std::move(redactions), {});
}

std::vector<Redaction> with_blanks(std::vector<Redaction> redactions,
                                   std::vector<Redaction> blanks) {
  for (Redaction& blank : blanks) {
    const bool is_known =
        std::any_of(redactions.begin(), redactions.end(), [&](const Redaction& other) {
          return covered_share(blank.region, other.region) > kOverlapOfSame;
        });
    if (is_known) continue;
    const auto at = std::find_if(redactions.begin(), redactions.end(), [&](const Redaction& other) {
      return reads_before(blank, other);
    });
    redactions.insert(at, std::move(blank));
  }
  int number = 0;
  for (Redaction& each : redactions) each.id = "r" + std::to_string(++number);
  return redactions;
}

}  // namespace palimpsest::redact
