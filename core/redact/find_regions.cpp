#include "redact/find_regions.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/mask.hpp"
#include "redact/outlined/outlined_boxes.hpp"
#include "redact/region_order.hpp"
#include "redact/solid/flat_panels.hpp"
#include "redact/solid/picture_zones.hpp"
#include "redact/solid/solid_bars.hpp"
#include "redact/solid/speckled_panels.hpp"
#include "redact/solid/written_grounds.hpp"
#include "redact/text/text_metrics.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

constexpr int kSampledRow = 4;
constexpr int kBlackTo = 30;  // gray 0..255
constexpr int kWhiteFrom = 225;
constexpr double kMaxMiddle =
    0.04;  // of a page in black and white: 1-bit scans drawn at another scale
// Of nine 1-bit scans none has more edges, and dotted ones aside none more than 0.008 of them amid
// others; of the gray scans with as many edges (22 pages looked at) the least has 0.02.
constexpr double kMaxEdges = 0.08;
constexpr double kMaxAmid = 0.015;
constexpr int kMinHalvedDpi = 100;  // filled areas are measured well enough at 100-200 dpi

// Returns the mean of the squares of kFactor pixels. The numbers are known to the compiler, as this
// passes over the whole page.
template <int kFactor, int kChannels, class Value>
Raster reduced(const Raster& raster, Value value) {
  Raster small = make_raster(raster.width / kFactor, raster.height / kFactor, raster.dpi / kFactor,
                             PixelFormat::kGray8);
  for (int y = 0; y < small.height; ++y) {
    std::uint8_t* to = small.row(y);
    const std::uint8_t* rows[kFactor];
    for (int dy = 0; dy < kFactor; ++dy) rows[dy] = raster.row(y * kFactor + dy);
    for (int x = 0; x < small.width; ++x) {
      int sum = 0;
      for (const std::uint8_t* row : rows) {
        const std::uint8_t* from = row + static_cast<std::ptrdiff_t>(x) * kFactor * kChannels;
        for (int dx = 0; dx < kFactor; ++dx) sum += value(from + dx * kChannels);
      }
      to[x] = static_cast<std::uint8_t>(sum / (kFactor * kFactor));
    }
  }
  return small;
}

// Lambdas, which compilers inline where a pointer to a function would be called for every pixel.
constexpr auto kLevel = [](const std::uint8_t* pixel) -> int { return *pixel; };
constexpr auto kChroma = [](const std::uint8_t* pixel) -> int {
  const int red = pixel[0], green = pixel[1], blue = pixel[2];
  return std::max(std::max(red, green), blue) - std::min(std::min(red, green), blue);
};

bool is_middle(std::uint8_t level) { return level > kBlackTo && level < kWhiteFrom; }

bool is_amid_middle(const Raster& gray, int x, int y) {
  for (int dy = -1; dy <= 1; ++dy) {
    const std::uint8_t* row = gray.row(y + dy);
    if (!is_middle(row[x - 1]) || !is_middle(row[x]) || !is_middle(row[x + 1])) return false;
  }
  return true;
}

// Whether a page has been scanned in black and white. Drawn at another scale it has gray edges, and
// no gray places.
bool is_bilevel(const Raster& gray) {
  int middle = 0, amid = 0, count = 0;
  for (int y = 1; y + 1 < gray.height; y += kSampledRow) {
    const std::uint8_t* row = gray.row(y);
    for (int x = 1; x + 1 < gray.width; ++x, ++count) {
      if (!is_middle(row[x])) continue;
      ++middle;
      amid += is_amid_middle(gray, x, y) ? 1 : 0;
    }
  }
  return middle <= kMaxMiddle * count || (middle <= kMaxEdges * count && amid <= kMaxAmid * middle);
}

struct Filled {
  std::vector<Candidate> areas;
  std::vector<PixelBox> pictures;
};

Filled filled_areas(const Raster& page, const Raster& gray, const Raster& small, ScanKind scan,
                    const std::vector<Word>& words, const FindOptions& options) {
  const int factor = gray.dpi / small.dpi;
  std::vector<Candidate> areas =
      find_solid_bars(Mask::of_levels(small, 0, options.dark_below), small.dpi, words, options);
  for (Candidate& panel : find_flat_panels(small, words, options)) areas.push_back(panel);
  if (page.channels() == 3) {
    const Raster chroma = factor == 2 ? reduced<2, 3>(page, kChroma) : reduced<1, 3>(page, kChroma);
    for (Candidate& panel : find_tinted_panels(small, chroma, words, options)) {
      areas.push_back(panel);
    }
  }
  if (scan == ScanKind::kBilevel) {
    for (Candidate& panel : find_dithered_panels(small, words, options)) areas.push_back(panel);
  }
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

// Bars are dark: only panels and boxes can be of a tone that text stands on.
void drop_written_grounds(const Raster& small, int factor, const std::vector<Word>& words,
                          const FindOptions& options, std::vector<Candidate>& candidates) {
  WrittenGrounds grounds(small, words, options);
  std::erase_if(candidates, [&](const Candidate& each) {
    const PixelBox& box = each.box;
    return grounds.holds(
        {box.left / factor, box.top / factor, box.right / factor, box.bottom / factor});
  });
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

bool has_filled_place(const Raster& gray, const FindOptions& options) {
  if (gray.is_empty()) return false;
  const Mask filled = Mask::of_levels(gray, 0, kWhiteFrom)
                          .opened(pixels_of(options.min_bar_width, gray.dpi),
                                  pixels_of(options.min_bar_height, gray.dpi));
  return filled.count({0, 0, gray.width, gray.height}) > 0;
}

std::vector<Redaction> find_regions(const Raster& raster, const std::vector<Word>& words,
                                    const FindOptions& options) {
  if (raster.is_empty()) return {};
  const bool is_gray = raster.format == PixelFormat::kGray8;
  const Raster converted = is_gray ? Raster() : to_gray(raster);
  const Raster& gray = is_gray ? raster : converted;
  const Raster small =
      gray.dpi / 2 >= kMinHalvedDpi ? reduced<2, 1>(gray, kLevel) : reduced<1, 1>(gray, kLevel);
  const ScanKind scan = is_bilevel(gray) ? ScanKind::kBilevel : ScanKind::kGray;
  auto [candidates, pictures] = filled_areas(raster, gray, small, scan, words, options);
  const Mask ink = without_areas(Mask::of_levels(gray, 0, options.line_below), candidates);
  for (Candidate& panel : find_speckled_panels(gray, options)) {
    candidates.push_back(std::move(panel));
  }
  for (Candidate& box : find_outlined_boxes(ink, gray.dpi, scan, words, options)) {
    candidates.push_back(std::move(box));
  }
  std::erase_if(candidates, [&, &pictures = pictures](const Candidate& each) {
    return is_in_picture(each, pictures, gray);
  });
  drop_written_grounds(small, gray.dpi / small.dpi, words, options, candidates);
  const TextMetrics metrics = measure_text(words);
  std::vector<Redaction> redactions;
  for (const Candidate& candidate : merged_in_order(std::move(candidates))) {
    redactions.push_back(to_redaction(candidate, raster, metrics));
    redactions.back().id = "r" + std::to_string(redactions.size());
  }
  return redactions;
}

}  // namespace palimpsest::redact
