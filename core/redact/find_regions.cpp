#include "redact/find_regions.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/mask.hpp"
#include "redact/outlined/outlined_boxes.hpp"
#include "redact/region_order.hpp"
#include "redact/solid/flat_panels.hpp"
#include "redact/solid/picture_zones.hpp"
#include "redact/solid/solid_bars.hpp"
#include "redact/text/text_metrics.hpp"

#include <cstdlib>

namespace palimpsest::redact {
namespace {

constexpr int kMinHalvedDpi = 100;  // filled areas are measured well enough at 100-200 dpi

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

struct Filled {
  std::vector<Candidate> areas;
  std::vector<PixelBox> pictures;
};

Filled filled_areas(const Raster& gray, const std::vector<Word>& words,
                    const FindOptions& options) {
  const bool halves = gray.dpi / 2 >= kMinHalvedDpi;
  const int factor = halves ? 2 : 1;
  const Raster small = halves ? halved(gray) : gray;
  std::vector<Candidate> areas =
      find_solid_bars(Mask::of_levels(small, 0, options.dark_below), small.dpi, words, options);
  for (Candidate& panel : find_flat_panels(small, words, options)) areas.push_back(panel);
  for (Candidate& each : areas) each = enlarged(std::move(each), factor);
  std::vector<PixelBox> pictures = find_pictures(small);
  for (PixelBox& each : pictures) {
    each = {each.left * factor, each.top * factor, each.right * factor, each.bottom * factor};
  }
  return {std::move(areas), std::move(pictures)};
}

Mask without_areas(Mask ink, const std::vector<Candidate>& areas) {
  Mask covered(ink.width(), ink.height());
  for (const Candidate& each : areas) covered.fill(shrunk(each.box, -2));
  return ink.without(covered);
}

// Twice the area of a polygon, by the shoelace formula.
double polygon_share(const Candidate& candidate) {
  const PixelOutline& outline = candidate.outline;
  if (outline.empty()) return 1;
  double twice = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const auto& [x0, y0] = outline[i];
    const auto& [x1, y1] = outline[(i + 1) % outline.size()];
    twice += static_cast<double>(x0) * y1 - static_cast<double>(x1) * y0;
  }
  return std::min(1.0, std::abs(twice) / 2 / area(candidate.box));
}

Outline to_outline(const PixelOutline& outline, int dpi) {
  Outline result;
  for (const auto& [x, y] : outline) {
    result.push_back({points(x * 72.0 / dpi), points(y * 72.0 / dpi)});
  }
  return result;
}

Redaction to_redaction(const Candidate& candidate, const Raster& raster,
                       const TextMetrics& metrics) {
  Redaction redaction;
  redaction.region =
      to_region(intersection(candidate.box, {0, 0, raster.width, raster.height}), raster.dpi);
  if (!candidate.outline.empty()) redaction.outline = to_outline(candidate.outline, raster.dpi);
  redaction.kind = candidate.kind;
  redaction.lines = estimated_lines(redaction.region, metrics);
  redaction.characters = estimated_characters(redaction.region, polygon_share(candidate), metrics);
  redaction.confidence = candidate.confidence;
  redaction.evidence = candidate.evidence;
  return redaction;
}

}  // namespace

std::vector<Redaction> find_regions(const Raster& raster, const std::vector<Word>& words,
                                    const FindOptions& options) {
  if (raster.is_empty()) return {};
  const Raster gray = to_gray(raster);
  auto [candidates, pictures] = filled_areas(gray, words, options);
  const Mask ink = without_areas(Mask::of_levels(gray, 0, options.line_below), candidates);
  for (Candidate& box : find_outlined_boxes(ink, gray.dpi, words, options)) {
    candidates.push_back(std::move(box));
  }
  std::erase_if(candidates, [&](const Candidate& each) { return is_in_picture(each, pictures); });
  const TextMetrics metrics = measure_text(words);
  std::vector<Redaction> redactions;
  for (const Candidate& candidate : merged_in_order(std::move(candidates))) {
    redactions.push_back(to_redaction(candidate, raster, metrics));
    redactions.back().id = "r" + std::to_string(redactions.size());
  }
  return redactions;
}

}  // namespace palimpsest::redact
