#include "page/reading_order.hpp"

#include <algorithm>

namespace palimpsest::page {
namespace {

bool stands_beside(const Word& word, const Word& next) {
  const Length common =
      std::min(word.region.bottom, next.region.bottom) - std::max(word.region.top, next.region.top);
  const Length smaller = std::min(word.region.height(), next.region.height());
  return next.region.left >= word.region.left && common.hundredths * 2 >= smaller.hundredths;
}

// Returns the share of a word, 0..1, whose sampled columns lie inside the outline.
double share_inside(const Region& word, const Outline& outline) {
  constexpr int kSamples = 16;
  int inside = 0;
  for (int i = 0; i < kSamples; ++i) {
    const Length x{word.left.hundredths + word.width().hundredths * (2 * i + 1) / (2 * kSamples)};
    inside += contains(outline, {x, word.center().y}) ? 1 : 0;
  }
  return static_cast<double>(inside) / kSamples;
}

}  // namespace

std::vector<Line> lines_of(const std::vector<Word>& words) {
  std::vector<Line> lines;
  for (const Word& word : words) {
    if (lines.empty() || !stands_beside(lines.back().back(), word)) lines.emplace_back();
    lines.back().push_back(word);
  }
  return lines;
}

bool is_withheld(const Word& word, const Redaction& redaction) {
  constexpr double kHalf = 0.5;
  if (redaction.kind == RedactionKind::kPage) return false;  // the sheet itself may be read
  if (covered_share(word.region, redaction.region) < kHalf) return false;
  return !redaction.outline || share_inside(word.region, *redaction.outline) >= kHalf;
}

std::vector<Line> without_withheld(const std::vector<Line>& lines,
                                   const std::vector<Redaction>& redactions) {
  std::vector<Line> open;
  for (const Line& line : lines) {
    Line rest;
    std::copy_if(line.begin(), line.end(), std::back_inserter(rest), [&](const Word& word) {
      return std::none_of(redactions.begin(), redactions.end(),
                          [&](const Redaction& redaction) { return is_withheld(word, redaction); });
    });
    if (!rest.empty()) open.push_back(std::move(rest));
  }
  return open;
}

}  // namespace palimpsest::page
