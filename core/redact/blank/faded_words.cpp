#include "redact/blank/faded_words.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/speck_map.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {
namespace {

// Of the height of a blank place, from the top: where small letters stand, and where only the
// strokes of high and of low ones reach.
constexpr double kSmallFrom = 0.35;
constexpr double kSmallTo = 0.75;
constexpr double kHighTo = 0.2;
constexpr double kLowFrom = 0.85;
constexpr double kClean = 0.003;  // specks in a square point of good paper

bool holds_faded_words(const Region& region, const SpeckMap& specks, const FadedOptions& options) {
  const double top = region.top.in_points(), height = region.height().in_points();
  const auto band = [&](double from, double to) {
    return PixelBox{static_cast<int>(std::lround(region.left.in_points())),
                    static_cast<int>(std::lround(top + from * height)),
                    static_cast<int>(std::lround(region.right.in_points())),
                    static_cast<int>(std::lround(top + to * height))};
  };
  const double middle = specks.density(band(kSmallFrom, kSmallTo));
  if (middle >= options.sure_density) return true;
  const PixelBox high = band(0, kHighTo), low = band(kLowFrom, 1);
  const double around =
      (specks.count(high) + specks.count(low)) / std::max(1.0, area(high) + area(low));
  return middle >= options.least_density && middle >= options.min_contrast * (around + kClean);
}

}  // namespace

std::vector<Redaction> without_faded_words(std::vector<Redaction> blanks, const Raster& gray,
                                           const FadedOptions& options) {
  if (blanks.empty()) return blanks;
  const SpeckMap specks(marks_of(Mask::of_levels(gray, 0, options.ink_below), gray.dpi).specks,
                        gray);
  std::erase_if(blanks, [&](const Redaction& blank) {
    return blank.lines == 1 && holds_faded_words(blank.region, specks, options);
  });
  return blanks;
}

}  // namespace palimpsest::redact
