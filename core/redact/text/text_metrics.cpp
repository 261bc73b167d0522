#include "redact/text/text_metrics.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {
namespace {

constexpr std::size_t kMinWords = 12;
constexpr double kMinPitchHeights = 0.8;  // of a word's height: nearer rows are one line
constexpr double kMaxPitchHeights = 3.0;  // farther rows are paragraphs

double upper_median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool stands_above(const Region& upper, const Region& lower) {
  return upper.left < lower.right && lower.left < upper.right && upper.top < lower.top;
}

// Distances from words to the nearest word below, where that is plausibly the next line.
std::vector<double> pitches(const std::vector<Word>& words, double height) {
  std::vector<double> result;
  for (const Word& upper : words) {
    double nearest = height * kMaxPitchHeights;
    for (const Word& lower : words) {
      if (!stands_above(upper.region, lower.region)) continue;
      const double distance = (lower.region.bottom - upper.region.bottom).in_points();
      if (distance > height * kMinPitchHeights) nearest = std::min(nearest, distance);
    }
    if (nearest < height * kMaxPitchHeights) result.push_back(nearest);
  }
  return result;
}

}  // namespace

TextMetrics measure_text(const std::vector<Word>& words) {
  if (words.size() < kMinWords) return {};
  std::vector<double> heights, widths;
  for (const Word& word : words) {
    heights.push_back(word.region.height().in_points());
    if (word.text.size() < 2) continue;
    widths.push_back(word.region.width().in_points() / static_cast<double>(word.text.size()));
  }
  TextMetrics metrics;
  if (!widths.empty()) metrics.character_width = points(std::max(1.0, upper_median(widths)));
  const std::vector<double> distances = pitches(words, upper_median(heights));
  if (!distances.empty()) metrics.line_pitch = points(std::max(4.0, upper_median(distances)));
  return metrics;
}

int estimated_lines(const Region& region, const TextMetrics& metrics) {
  const double lines = region.height().in_points() / metrics.line_pitch.in_points();
  return std::max(1, static_cast<int>(std::lround(lines)));
}

int estimated_characters(const Region& region, double share, const TextMetrics& metrics) {
  const double per_line = region.width().in_points() / metrics.character_width.in_points();
  return std::max(
      1, static_cast<int>(std::lround(per_line * share * estimated_lines(region, metrics))));
}

}  // namespace palimpsest::redact
