#include "diff/ink/shown_words.hpp"

#include "diff/ink/strokes.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::diff {
namespace {

constexpr double kStep = 0.5;         // points: 144 samples an inch
constexpr double kMinInk = 0.02;      // mean darkness of a place: less is too faint to be compared
constexpr double kBrightShare = 0.2;  // of a place, by whose darkness it is seen to be covered
constexpr double kUsualRatio = 1;     // of ink, on a page without words to measure it by

// The darkness of a place, in rows of samples.
struct Patch {
  std::vector<float> ink;
  double sum = 0;
  double squares = 0;

  void add(double darkness) {
    ink.push_back(static_cast<float>(darkness));
    sum += darkness;
    squares += darkness * darkness;
  }
  [[nodiscard]] double mean() const {
    return ink.empty() ? 0 : sum / static_cast<double>(ink.size());
  }
};

Patch sample(const PageInk& page, const Region& region, const PageMap& bent, double dx, double dy) {
  const PageMap map = bent.flat_at(region);
  Patch patch;
  const int columns = std::max(1, static_cast<int>(region.width().in_points() / kStep));
  const int rows = std::max(1, static_cast<int>(region.height().in_points() / kStep));
  patch.ink.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row) {
    const double y = region.top.in_points() + (row + 0.5) * kStep;
    for (int column = 0; column < columns; ++column) {
      const double x = region.left.in_points() + (column + 0.5) * kStep;
      patch.add(
          page.at(map.xx * x + map.xy * y + map.x0 + dx, map.yx * x + map.yy * y + map.y0 + dy));
    }
  }
  return patch;
}

double correlation(const Patch& a, const Patch& b) {
  const auto count = static_cast<double>(a.ink.size());
  double products = 0;
  for (std::size_t i = 0; i < a.ink.size(); ++i) products += a.ink[i] * b.ink[i];
  const double spread_a = a.squares - a.sum * a.sum / count;
  const double spread_b = b.squares - b.sum * b.sum / count;
  if (spread_a <= 0 || spread_b <= 0) return 0;
  return (products - a.sum * b.sum / count) / std::sqrt(spread_a * spread_b);
}

// Whether paper shows nowhere.
bool is_covered(Patch patch, double darkness) {
  if (patch.ink.empty()) return false;
  const auto bright = patch.ink.begin() + static_cast<std::ptrdiff_t>(
                                              kBrightShare * static_cast<double>(patch.ink.size()));
  std::nth_element(patch.ink.begin(), bright, patch.ink.end());
  return *bright > darkness;
}

double median(std::vector<double> values, double otherwise) {
  if (values.empty()) return otherwise;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// How much darker a place is under the strokes of a word than beside them.
double trace_of(const Patch& word, const Patch& place) {
  double under = 0, beside = 0, paper = 0;
  for (std::size_t i = 0; i < word.ink.size(); ++i) {
    const double stroke = std::min(1.0F, word.ink[i]);
    under += stroke * place.ink[i];
    beside += (1 - stroke) * place.ink[i];
    paper += 1 - stroke;
  }
  return word.sum > 0 && paper > 0 ? under / word.sum - beside / paper : 0;
}

// A word and its place on the partner.
struct Comparison {
  Patch own;
  Patch other;
  double likeness = 0;
  double strokes = 1;  // share of the word's ink that hangs together

  [[nodiscard]] double ratio() const { return own.sum > 0 ? other.sum / own.sum : kUsualRatio; }
};

class WordComparison {
 public:
  WordComparison(const InkText& text, const PageInk& page, const PageInk& partner,
                 const PageMap& to_partner, const std::vector<Redaction>& hidden,
                 const ShownOptions& options)
      : text_(text),
        page_(page),
        partner_(partner),
        map_(to_partner),
        hidden_(hidden),
        options_(options) {}

  [[nodiscard]] Sights sights() {
    std::vector<std::vector<Comparison>> compared;
    std::vector<double> ratios, strokes;
    for (const InkLine& line : text_.lines) {
      std::vector<Comparison>& comparisons = compared.emplace_back();
      for (const Region& word : line) {
        comparisons.push_back(compare(word));
        if (comparisons.back().likeness >= options_.same) {
          ratios.push_back(comparisons.back().ratio());
          strokes.push_back(comparisons.back().strokes);
        }
      }
    }
    usual_ratio_ = median(std::move(ratios), kUsualRatio);
    usual_strokes_ = median(std::move(strokes), 0);
    Sights all;
    for (std::size_t line = 0; line < compared.size(); ++line) {
      std::vector<Sight>& sights = all.words.emplace_back();
      for (std::size_t i = 0; i < compared[line].size(); ++i) {
        sights.push_back(sight_of(text_.lines[line][i], compared[line][i]));
      }
    }
    all.faded_share = faded_share(compared, all);
    return all;
  }

 private:
  [[nodiscard]] Comparison compare(const Region& word) const {
    Comparison comparison{sample(page_, word, {}, 0, 0), sample(partner_, word, map_, 0, 0)};
    comparison.likeness = correlation(comparison.own, comparison.other);
    comparison.strokes = stroke_share(page_, word);
    return comparison;
  }

  [[nodiscard]] double faded_share(const std::vector<std::vector<Comparison>>& compared,
                                   const Sights& sights) const {
    double faded = 0, same = 0;
    for (std::size_t line = 0; line < compared.size(); ++line) {
      for (std::size_t i = 0; i < compared[line].size(); ++i) {
        if (sights.words[line][i] != Sight::kSame) continue;
        ++same;
        faded += compared[line][i].likeness < options_.same ? 1 : 0;
      }
    }
    return same > 0 ? faded / same : 0;
  }

  [[nodiscard]] Sight sight_of(const Region& word, const Comparison& compared) const {
    if (compared.likeness >= options_.same) return Sight::kSame;
    if (word.width().in_points() < options_.min_width * text_.character_width ||
        compared.own.mean() < kMinInk || is_covered(compared.own, options_.covered) ||
        compared.strokes < options_.few_strokes * usual_strokes_) {
      return Sight::kUnclear;
    }
    if (is_covered(compared.other, options_.covered)) return Sight::kMissing;
    const bool has_little = compared.ratio() < options_.little_ink * usual_ratio_;
    if (has_little && trace_of(compared.own, compared.other) < options_.no_trace) {
      return Sight::kMissing;
    }
    if (compared.likeness >= options_.faded) return Sight::kSame;
    if (best_likeness(compared.own, word) >= options_.same) return Sight::kSame;
    return is_hidden(word) ? Sight::kMissing : Sight::kUnclear;
  }

  [[nodiscard]] double best_likeness(const Patch& own, const Region& word) const {
    const int steps = static_cast<int>(options_.loose / options_.loose_step);
    double best = -1;
    for (int row = -steps; row <= steps; ++row) {
      for (int column = -steps; column <= steps; ++column) {
        const Patch other =
            sample(partner_, word, map_, column * options_.loose_step, row * options_.loose_step);
        best = std::max(best, correlation(own, other));
      }
    }
    return best;
  }

  [[nodiscard]] bool is_hidden(const Region& word) const {
    const Point middle = map_.map(word.center());
    return std::any_of(hidden_.begin(), hidden_.end(), [&](const Redaction& redaction) {
      return redaction.region.contains(middle);
    });
  }

  const InkText& text_;
  const PageInk& page_;
  const PageInk& partner_;
  const PageMap& map_;
  const std::vector<Redaction>& hidden_;
  const ShownOptions& options_;
  double usual_ratio_ = kUsualRatio;  // how much of a word's ink the partner has: thresholds differ
  double usual_strokes_ = 0;          // of the words that both pages show: scans lose strokes
};

}  // namespace

Sights compare_words(const InkText& text, const PageInk& page, const PageInk& partner,
                     const PageMap& to_partner, const std::vector<Redaction>& hidden,
                     const ShownOptions& options) {
  return WordComparison(text, page, partner, to_partner, hidden, options).sights();
}

}  // namespace palimpsest::diff
