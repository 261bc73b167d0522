#include "redact/text/type_advance.hpp"

#include <cmath>
#include <complex>
#include <numbers>

namespace palimpsest::redact {
namespace {

constexpr double kMinAdvance = 0.75;     // letter heights: condensed faces
constexpr double kMaxAdvance = 2.0;      // letter heights: wide faces
constexpr double kCoarseStep = 0.001;    // cells per point: half a cell over a line of 500 points
constexpr double kFineStep = 0.0001;     // cells per point
constexpr std::size_t kMinLetters = 18;  // of a row that can tell
// Typed pages, however bad the scan: 0.39 to 0.98; printed ones: 0.25 at most.
constexpr double kMinAgreement = 0.32;

// The share of the letters that stand in step, 0..1, when there are `frequency` cells per point.
double agreement(const std::vector<std::vector<Ink>>& rows, double frequency) {
  double in_step = 0, all = 0;
  for (const std::vector<Ink>& row : rows) {
    std::complex<double> sum = 0;
    for (const Ink& each : row) {
      const double middle = (each.span.left + each.span.right) / 2;
      sum += std::polar(1.0, 2 * std::numbers::pi * middle * frequency);
    }
    in_step += std::abs(sum);
    all += static_cast<double>(row.size());
  }
  return all > 0 ? in_step / all : 0;
}

struct Peak {
  double frequency = 0;
  double agreement = 0;
};

Peak strongest(const std::vector<std::vector<Ink>>& rows, double from, double to, double step) {
  Peak best;
  for (double frequency = from; frequency <= to; frequency += step) {
    const double value = agreement(rows, frequency);
    if (value > best.agreement) best = {frequency, value};
  }
  return best;
}

}  // namespace

double type_advance(const std::vector<std::vector<Ink>>& rows, double letter_height) {
  std::vector<std::vector<Ink>> long_rows;
  for (const std::vector<Ink>& row : rows) {
    std::vector<Ink> letters;
    for (const Ink& each : row) {
      if (each.height() > 0.5 * letter_height && each.span.width() < kMaxAdvance * letter_height) {
        letters.push_back(each);
      }
    }
    if (letters.size() >= kMinLetters) long_rows.push_back(std::move(letters));
  }
  const Peak coarse = strongest(long_rows, 1 / (kMaxAdvance * letter_height),
                                1 / (kMinAdvance * letter_height), kCoarseStep);
  const Peak fine = strongest(long_rows, coarse.frequency - kCoarseStep,
                              coarse.frequency + kCoarseStep, kFineStep);
  return fine.agreement < kMinAgreement ? 0 : 1 / fine.frequency;
}

}  // namespace palimpsest::redact
