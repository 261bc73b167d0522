#include "align/ink.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace palimpsest::align {
namespace {

constexpr int kDarkestPaper = 96;  // of 255: darker commonest values are ink that fills the page

std::array<float, 256> darkness_table(int paper) {
  std::array<float, 256> table{};
  for (int value = 0; value < 256; ++value) {
    const float share = static_cast<float>(paper - value) / static_cast<float>(paper);
    table[static_cast<std::size_t>(value)] = std::clamp(share, 0.0F, 1.0F);
  }
  return table;
}

// Cell borders in pixels, `cells` + 1 of them.
std::vector<int> borders(int pixels, int cells) {
  std::vector<int> edges;
  for (int i = 0; i <= cells; ++i) {
    edges.push_back(static_cast<int>(static_cast<std::int64_t>(pixels) * i / cells));
  }
  return edges;
}

void add_row(const std::uint8_t* source, const std::vector<int>& edges,
             const std::array<float, 256>& darkness, float* sums) {
  for (std::size_t cell = 0; cell + 1 < edges.size(); ++cell) {
    float sum = 0;
    for (int x = edges[cell]; x < edges[cell + 1]; ++x) sum += darkness[source[x]];
    sums[cell] += sum;
  }
}

}  // namespace

float InkPicture::at(double x, double y) const {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 0;
  const float across = static_cast<float>(x - left);
  const float down = static_cast<float>(y - top);
  const float* upper = row(top) + left;
  const float* lower = row(top + 1) + left;
  const float high = upper[0] + across * (upper[1] - upper[0]);
  const float low = lower[0] + across * (lower[1] - lower[0]);
  return high + down * (low - high);
}

int paper_level(const Raster& gray) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t value : gray.pixels) ++counts[value];
  const auto commonest = std::max_element(counts.begin() + kDarkestPaper, counts.end());
  return *commonest > 0 ? static_cast<int>(commonest - counts.begin()) : 255;
}

InkPicture ink_cells(const Raster& gray, int columns, int rows) {
  InkPicture picture{columns, rows, 1.0 * columns * gray.dpi / std::max(1, gray.width), {}};
  picture.ink.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0.0F);
  if (gray.is_empty()) return picture;
  const std::array<float, 256> darkness = darkness_table(paper_level(gray));
  const std::vector<int> across = borders(gray.width, columns);
  const std::vector<int> down = borders(gray.height, rows);
  for (int cell_row = 0; cell_row < rows; ++cell_row) {
    const auto band = static_cast<std::size_t>(cell_row);
    float* sums = picture.row(cell_row);
    for (int y = down[band]; y < down[band + 1]; ++y) add_row(gray.row(y), across, darkness, sums);
    for (int cell = 0; cell < columns; ++cell) {
      const auto column = static_cast<std::size_t>(cell);
      const int pixels = (across[column + 1] - across[column]) * (down[band + 1] - down[band]);
      sums[cell] /= static_cast<float>(std::max(1, pixels));
    }
  }
  return picture;
}

InkPicture ink_at(const Raster& gray, double per_inch) {
  const double scale = std::min(1.0, per_inch / gray.dpi);
  const int columns = std::max(1, static_cast<int>(std::lround(gray.width * scale)));
  const int rows = std::max(1, static_cast<int>(std::lround(gray.height * scale)));
  return ink_cells(gray, columns, rows);
}

InkPicture halved(const InkPicture& picture) {
  InkPicture half{picture.width / 2, picture.height / 2, picture.per_inch / 2, {}};
  half.ink.resize(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
  for (int y = 0; y < half.height; ++y) {
    const float* upper = picture.row(2 * y);
    const float* lower = picture.row(2 * y + 1);
    float* target = half.row(y);
    for (int x = 0; x < half.width; ++x) {
      target[x] = (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4;
    }
  }
  return half;
}

}  // namespace palimpsest::align
