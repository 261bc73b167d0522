#include "redact/text/letter_ink.hpp"

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

Raster halved(const Raster& gray) {
  Raster half = make_raster(gray.width / 2, gray.height / 2, gray.dpi / 2, PixelFormat::kGray8);
  for (int y = 0; y < half.height; ++y) {
    const std::uint8_t* upper = gray.row(2 * y);
    const std::uint8_t* lower = gray.row(2 * y + 1);
    std::uint8_t* to = half.row(y);
    for (int x = 0; x < half.width; ++x) {
      const int sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
      to[x] = static_cast<std::uint8_t>(sum / 4);
    }
  }
  return half;
}

Mask without_redactions(Mask ink, const std::vector<Redaction>& redactions, double dpi) {
  Mask covered(ink.width(), ink.height());
  for (const Redaction& each : redactions) {
    const auto pixel = [&](Length length) {
      return static_cast<int>(std::lround(length.in_points() * dpi / 72));
    };
    const Region& r = each.region;
    covered.fill({pixel(r.left) - 3, pixel(r.top) - 3, pixel(r.right) + 3, pixel(r.bottom) + 3});
  }
  return ink.without(covered);
}

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
  Span letter;  // from top to bottom
  const auto end_letter = [&] {
    if (letter.width() > 0) heights.push_back(letter.width());
    if (words.empty()) return;
    words.back().letters = static_cast<int>(heights.size());
    words.back().height = median(heights);
  };
  for (const Ink& each : row) {
    const bool is_new_word = words.empty() || each.span.left - words.back().span.right > split;
    if (is_new_word || each.span.left >= words.back().span.right) {
      end_letter();
      letter = {each.top, each.bottom};
    } else {
      letter = {std::min(letter.left, each.top), std::max(letter.right, each.bottom)};
    }
    if (is_new_word) {
      heights.clear();
      words.push_back({each.span, 0, each.top, each.bottom, 0, false});
      continue;
    }
    InkWord& word = words.back();
    word.span.right = std::max(word.span.right, each.span.right);
    word.top = std::min(word.top, each.top);
    word.bottom = std::max(word.bottom, each.bottom);
  }
  end_letter();
  return words;
}

}  // namespace palimpsest::redact
