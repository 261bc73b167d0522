#include "worker/service/cleaned_raster.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace palimpsest::worker {
namespace {

constexpr Length kBarFringe = {100};  // the gray edge of a scanned bar

using Histogram = std::array<std::size_t, 256>;

Raster smoothed(const Raster& gray) {
  Raster result = gray;
  for (int y = 1; y + 1 < gray.height; ++y) {
    for (int x = 1; x + 1 < gray.width; ++x) {
      int sum = 0;
      for (int row = y - 1; row <= y + 1; ++row) {
        for (int column = x - 1; column <= x + 1; ++column) sum += gray.row(row)[column];
      }
      result.row(y)[x] = static_cast<std::uint8_t>(sum / 9);
    }
  }
  return result;
}

Histogram histogram_of(const Raster& gray, const PixelBox& box) {
  Histogram counts{};
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) ++counts[gray.row(y)[x]];
  }
  return counts;
}

// Returns the shade below which `share` of the pixels lie.
int shade_at(const Histogram& counts, double share) {
  std::size_t all = 0;
  for (const std::size_t count : counts) all += count;
  const auto wanted = static_cast<std::size_t>(share * static_cast<double>(all));
  std::size_t seen = 0;
  for (int shade = 0; shade < 255; ++shade) {
    seen += counts[static_cast<std::size_t>(shade)];
    if (seen > wanted) return shade;
  }
  return 255;
}

// Makes each pixel how much darker it is than the paper of its tile.
void subtract_paper(Raster& gray, const PixelBox& tile) {
  const int paper = shade_at(histogram_of(gray, tile), 0.5);
  for (int y = tile.top; y < tile.bottom; ++y) {
    for (int x = tile.left; x < tile.right; ++x) {
      gray.row(y)[x] = static_cast<std::uint8_t>(std::max(0, paper - gray.row(y)[x]));
    }
  }
}

}  // namespace

Raster cleaned(const Raster& gray, const CleaningOptions& options) {
  Raster ink = gray;
  for (int pass = 0; pass < options.passes; ++pass) ink = smoothed(ink);
  for (int top = 0; top < ink.height; top += options.tile) {
    for (int left = 0; left < ink.width; left += options.tile) {
      subtract_paper(ink, {left, top, std::min(ink.width, left + options.tile),
                           std::min(ink.height, top + options.tile)});
    }
  }
  const PixelBox all{0, 0, ink.width, ink.height};
  const int contrast = shade_at(histogram_of(ink, all), 1 - options.ink_share);
  if (contrast < options.min_contrast) return gray;
  for (std::uint8_t& pixel : ink.pixels) {
    pixel = static_cast<std::uint8_t>(255 - std::min(255, pixel * 255 / contrast));
  }
  return ink;
}

Raster without_solid(const Raster& gray, const std::vector<Redaction>& redactions) {
  Raster paper = gray;
  for (const Redaction& redaction : redactions) {
    if (redaction.kind != RedactionKind::kSolid) continue;
    const PixelBox box = to_pixels(grown(redaction.region, kBarFringe), paper);
    for (int y = box.top; y < box.bottom; ++y) {
      std::fill(paper.row(y) + box.left, paper.row(y) + box.right, std::uint8_t{255});
    }
  }
  return paper;
}

}  // namespace palimpsest::worker
