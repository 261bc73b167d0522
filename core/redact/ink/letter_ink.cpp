#include "redact/ink/letter_ink.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace palimpsest::redact {
namespace {

constexpr double kTiltStep = 0.05;    // degrees: 0.5 points across a page
constexpr double kRowAbove = 1.35;    // letter heights from the baseline to the middle of quotes
constexpr double kRowBelow = 0.15;    // and to the middle of commas
constexpr double kBaselineBin = 0.5;  // points
constexpr double kMinRowLetters = 2;  // fewer are specks

// How sharply the feet of the letters stand on common lines.
double sharpness(const std::vector<Ink>& letters, double slope) {
  constexpr double kReach = 200;  // points that tilted feet may lie outside the page
  std::vector<int> bins(static_cast<std::size_t>(3000 / kBaselineBin));
  for (const Ink& each : letters) {
    const double foot = each.bottom - slope * each.span.left + kReach;
    const auto at = static_cast<std::size_t>(std::max(0.0, foot / kBaselineBin));
    if (at < bins.size()) ++bins[at];
  }
  return std::accumulate(bins.begin(), bins.end(), 0.0,
                         [](double sum, int n) { return sum + double(n) * n; });
}

}  // namespace

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

std::vector<Ink> letters_of(const Mask& ink, double dpi, const LayoutOptions& options) {
  std::vector<Ink> letters;
  const double scale = 72 / dpi;
  for (const PixelBox& box : ink.component_boxes()) {
    const Ink each{{box.left * scale, box.right * scale}, box.top * scale, box.bottom * scale};
    const double side = std::max(each.span.width(), each.height());
    if (side < options.max_speck || each.height() > options.max_letter_height ||
        each.span.width() > options.max_letter_width) {
      continue;
    }
    letters.push_back(each);
  }
  return letters;
}

double letter_height_of(const std::vector<Ink>& letters) {
  std::vector<double> heights;
  for (const Ink& each : letters) {
    if (each.height() > 2.5) heights.push_back(each.height());
  }
  return median(std::move(heights));
}

double slope_of(const std::vector<Ink>& letters, double letter_height, double max_degrees) {
  std::vector<Ink> feet;
  std::copy_if(letters.begin(), letters.end(), std::back_inserter(feet),
               [&](const Ink& each) { return each.height() > 0.6 * letter_height; });
  double best = 0;
  double best_sharpness = sharpness(feet, 0) * 1.02;  // upright unless the page says otherwise
  for (double degrees = -max_degrees; degrees <= max_degrees; degrees += kTiltStep) {
    const double slope = std::tan(degrees * std::numbers::pi / 180);
    const double value = sharpness(feet, slope);
    if (value > best_sharpness) {
      best = slope;
      best_sharpness = value;
    }
  }
  return best;
}

std::vector<std::pair<double, std::vector<Ink>>> baselines_of(std::vector<Ink> letters,
                                                              double height) {
  std::vector<std::pair<double, std::vector<Ink>>> rows;
  std::vector<int> bins(static_cast<std::size_t>(3000 / kBaselineBin));
  const auto bin_of = [&](double v) {
    return static_cast<std::size_t>(std::clamp(v / kBaselineBin + 200, 1.0, 5990.0));
  };
  while (!letters.empty()) {
    std::fill(bins.begin(), bins.end(), 0);
    for (const Ink& each : letters) {
      if (each.height() > 0.5 * height) ++bins[bin_of(each.bottom)];
    }
    std::size_t peak = 1;
    int most = 0;
    for (std::size_t i = 1; i + 1 < bins.size(); ++i) {
      const int sum = bins[i - 1] + 2 * bins[i] + bins[i + 1];
      if (sum > most) {
        most = sum;
        peak = i;
      }
    }
    if (most < 2 * kMinRowLetters) break;
    const double baseline = (static_cast<double>(peak) - 200 + 0.5) * kBaselineBin;
    const auto rest = std::partition(letters.begin(), letters.end(), [&](const Ink& each) {
      const double middle = each.middle();
      const bool stands_on_it = std::abs(each.bottom - baseline) <= 2 * kBaselineBin;
      return !stands_on_it &&
             (middle < baseline - kRowAbove * height || middle > baseline + kRowBelow * height);
    });
    rows.emplace_back(baseline, std::vector<Ink>(rest, letters.end()));
    letters.erase(rest, letters.end());
  }
  return rows;
}

double word_split(std::vector<double> gaps) {
  if (gaps.empty()) return 0;
  double low = quantile(gaps, 0.1), high = quantile(gaps, 0.97);
  for (int round = 0; round < 12; ++round) {
    const double split = (low + high) / 2;
    double sums[2] = {}, counts[2] = {};
    for (const double gap : gaps) {
      sums[gap > split] += gap;
      counts[gap > split] += 1;
    }
    if (counts[0] > 0) low = sums[0] / counts[0];
    if (counts[1] > 0) high = sums[1] / counts[1];
  }
  return (low + high) / 2;
}

std::vector<double> gaps_of(const std::vector<Ink>& row, double limit) {
  std::vector<double> gaps;
  double right = row.front().span.right;
  for (const Ink& each : row) {
    const double gap = each.span.left - right;
    if (gap > 0 && gap < limit) gaps.push_back(gap);
    right = std::max(right, each.span.right);
  }
  return gaps;
}

std::vector<InkWord> words_of(const std::vector<Ink>& row, double split) {
  std::vector<InkWord> words;
  std::vector<double> heights;
  double top = 0, bottom = 0;
  const auto end_letter = [&] {
    if (bottom > top) heights.push_back(bottom - top);
    if (!words.empty()) words.back().letters = static_cast<int>(heights.size());
    if (!words.empty()) words.back().height = median(heights);
  };
  for (const Ink& each : row) {
    if (words.empty() || each.span.left - words.back().span.right > split) {
      end_letter();
      heights.clear();
      words.push_back({each.span, 0, 0, false});
      top = each.top;
      bottom = each.bottom;
      continue;
    }
    if (each.span.left < words.back().span.right) {
      top = std::min(top, each.top);
      bottom = std::max(bottom, each.bottom);
    } else {
      end_letter();
      top = each.top;
      bottom = each.bottom;
    }
    words.back().span.right = std::max(words.back().span.right, each.span.right);
  }
  end_letter();
  return words;
}

}  // namespace palimpsest::redact
