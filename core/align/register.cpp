#include "align/register.hpp"

#include "align/affine_fit.hpp"
#include "align/bend_fit.hpp"
#include "align/block_match.hpp"
#include "align/ink.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace palimpsest::align {
namespace {

constexpr double kBentPaper = 5;      // points that paper is off its turn, scale and shift
constexpr double kBendGain = 1.25;    // pairs that a bend must bring to agree: flat pages stay flat
constexpr double kFinePerInch = 100;  // sub-pixel peaks at 100 dpi place to 0.3 pixel at 200

// Scans that lost most of their strokes are made as strong as others, or blocks of them would pass
// for paper without texture. Specks of paper alone (.01) reach what a block needs (.03) and no
// more. Both numbers come from one made page, whose blocks agreed by 97 of 100 instead of 22.
float gain_of(const InkPicture& coarse) {
  constexpr double kUsualSpread = 0.05;  // standard deviation of ink, of a page of typescript
  constexpr double kMostGain = 3;
  double sum = 0, squares = 0;
  for (const float ink : coarse.ink) {
    sum += ink;
    squares += ink * ink;
  }
  const double count = std::max<double>(1, static_cast<double>(coarse.ink.size()));
  const double spread = std::sqrt(std::max(0.0, squares / count - sum * sum / (count * count)));
  return static_cast<float>(std::clamp(kUsualSpread / std::max(spread, 1e-6), 1.0, kMostGain));
}

// The same page at 100, 50 and 25 pixels an inch.
struct Pyramid {
  InkPicture fine;
  InkPicture middle;
  InkPicture coarse;

  explicit Pyramid(const Raster& gray)
      : fine(ink_at(gray, kFinePerInch)), middle(halved(fine)), coarse(halved(middle)) {
    const float gain = gain_of(coarse);
    for (InkPicture* picture : {&fine, &middle, &coarse}) {
      for (float& ink : picture->ink) ink *= gain;
    }
  }
};

struct Level {
  InkPicture Pyramid::*picture;
  BlockOptions blocks;
  double tolerance;  // points
};

// Blocks shrink as the map gets better, so that they stay where paper was flat.
const std::vector<Level>& finer_levels() {
  static const std::vector<Level> levels = {
      {&Pyramid::coarse, {1.2, 0.8, 0.25, 0.45}, 4.0},
      {&Pyramid::middle, {0.9, 0.6, 0.12, 0.45}, 2.0},
      {&Pyramid::fine, {0.7, 0.5, 0.05, 0.45}, 1.0},
  };
  return levels;
}

struct Attempt {
  Fit fit;
  int searched = 0;

  [[nodiscard]] double agreeing_share() const {
    return searched > 0 ? static_cast<double>(fit.agreeing) / searched : 0.0;
  }
};

// Fits a page that was not flat: the turn and scale of all of it roughly, and then its bend.
std::optional<Fit> fit_bent(const std::vector<ControlPair>& pairs, double tolerance) {
  FitOptions rough;
  rough.tolerance = kBentPaper;
  const std::optional<Fit> flat = fit_affine(pairs, rough);
  if (!flat) return std::nullopt;
  BendOptions options;
  options.tolerance = tolerance;
  return fit_bend(pairs, flat->map, options);
}

std::optional<Attempt> fit_level(const InkPicture& before, const InkPicture& after,
                                 const PageMap& map, const BlockOptions& blocks, double tolerance) {
  const BlockMatches matches = match_blocks(before, after, map, blocks);
  FitOptions options;
  options.tolerance = tolerance;
  std::optional<Fit> fit = fit_affine(matches.pairs, options);
  if (std::optional<Fit> bent = fit_bent(matches.pairs, tolerance);
      bent && (!fit || bent->agreeing > kBendGain * fit->agreeing)) {
    fit = std::move(bent);
  }
  if (!fit) return std::nullopt;
  return Attempt{std::move(*fit), matches.searched};
}

std::optional<PageMap> register_from(const Pyramid& before, const Pyramid& after, double reach,
                                     const RegisterOptions& options) {
  constexpr double kCoarseTolerance = 6;  // points: two pixels
  std::optional<Attempt> attempt =
      fit_level(before.coarse, after.coarse, {}, {1.6, 0.8, reach, 0.35}, kCoarseTolerance);
  for (const Level& level : finer_levels()) {
    if (!attempt) return std::nullopt;
    attempt = fit_level(before.*level.picture, after.*level.picture, attempt->fit.map, level.blocks,
                        level.tolerance);
  }
  if (!attempt || attempt->fit.agreeing < options.min_agreeing ||
      attempt->agreeing_share() < options.min_quality ||
      attempt->fit.map.residual > options.max_residual) {
    return std::nullopt;
  }
  PageMap map = attempt->fit.map;
  map.quality = attempt->agreeing_share();
  return map;
}

}  // namespace

std::optional<PageMap> register_pages(const Raster& before_gray, const Raster& after_gray,
                                      const RegisterOptions& options) {
  if (before_gray.is_empty() || after_gray.is_empty()) return std::nullopt;
  const Pyramid before(before_gray);
  const Pyramid after(after_gray);
  if (const auto map = register_from(before, after, options.near_reach, options)) return map;
  return register_from(before, after, options.far_reach, options);
}

}  // namespace palimpsest::align
