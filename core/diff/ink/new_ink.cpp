#include "diff/ink/new_ink.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace palimpsest::diff {
namespace {

constexpr int kStroke = 110;  // of 255, after smoothing: a stroke
constexpr int kTrace = 40;    // a trace of one, as thin or faded ones leave
constexpr int kMaxStreakCells = 3;

// Each value the largest within `reach` along rows, then along columns.
std::vector<std::uint8_t> spread(const InkPlane& plane, int reach) {
  const int width = plane.width, height = plane.height;
  std::vector<std::uint8_t> rows(plane.ink.size()), all(plane.ink.size());
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* in = plane.row(y);
    std::uint8_t* out = rows.data() + static_cast<std::ptrdiff_t>(y) * width;
    for (int off = -reach; off <= reach; ++off) {
      const int from = std::max(0, -off), to = std::min(width, width - off);
      for (int x = from; x < to; ++x) out[x] = std::max(out[x], in[x + off]);
    }
  }
  for (int y = 0; y < height; ++y) {
    std::uint8_t* out = all.data() + static_cast<std::ptrdiff_t>(y) * width;
    for (int near = std::max(0, y - reach); near < std::min(height, y + reach + 1); ++near) {
      const std::uint8_t* in = rows.data() + static_cast<std::ptrdiff_t>(near) * width;
      for (int x = 0; x < width; ++x) out[x] = std::max(out[x], in[x]);
    }
  }
  return all;
}

class InkFinder {
 public:
  InkFinder(const InkMatch& ink, Side side, const NewInkPlaces& places,
            const NewInkOptions& options)
      : own_(ink.plane(side)), places_(places), options_(options) {
    const double per_point = InkMatch::kPerInch / 72.0;
    cell_ = std::max(1, static_cast<int>(std::lround(options.cell * per_point)));
    columns_ = own_.width / cell_;
    rows_ = own_.height / cell_;
    partner_ = spread(ink.plane(side == Side::kBefore ? Side::kAfter : Side::kBefore),
                      static_cast<int>(std::lround(options.reach * per_point)));
  }

  [[nodiscard]] std::optional<std::vector<Region>> run() {
    mark_cells();
    std::vector<PixelBox> found;
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) {
        if (!cell(column, row)) continue;
        const auto [box, cells] = take_mark(column, row);
        if (is_mark(box, cells)) found.push_back(box);
      }
    }
    std::vector<Region> marks;
    for (const PixelBox& box : found) {
      if (!is_in_streak(box, found)) marks.push_back(region_of(box));
    }
    if (marks.size() > options_.max_marks) return std::nullopt;
    return marks;
  }

 private:
  [[nodiscard]] char& cell(int column, int row) {
    return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                  static_cast<std::size_t>(column)];
  }

  // `box` is in cells.
  [[nodiscard]] static Region region_of(const PixelBox& box, int cell) {
    return to_region({box.left * cell, box.top * cell, box.right * cell, box.bottom * cell},
                     InkMatch::kPerInch);
  }
  [[nodiscard]] Region region_of(const PixelBox& box) const { return region_of(box, cell_); }

  void mark_cells() {
    cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) {
        if (new_pixels(column, row) < options_.min_in_cell) continue;
        const Region place = region_of({column, row, column + 1, row + 1});
        cell(column, row) = is_open(place) ? 1 : 0;
      }
    }
  }

  [[nodiscard]] int new_pixels(int column, int row) const {
    int count = 0;
    for (int y = row * cell_; y < (row + 1) * cell_; ++y) {
      const std::uint8_t* own = own_.row(y);
      const std::uint8_t* other = partner_.data() + static_cast<std::ptrdiff_t>(y) * own_.width;
      for (int x = column * cell_; x < (column + 1) * cell_; ++x) {
        count += own[x] > kStroke && other[x] < kTrace ? 1 : 0;
      }
    }
    return count;
  }

  // Whether both pages have paper there, of which nothing is known yet.
  [[nodiscard]] bool is_open(const Region& place) const {
    const auto is_inside = [&](const Region& at, const Size& size) {
      const Length edge = points(options_.edge);
      return Region{edge, edge, size.width - edge, size.height - edge}.contains(at.center());
    };
    return is_inside(place, places_.before_size) &&
           is_inside(places_.map.map(place), places_.after_size) &&
           std::none_of(places_.known.begin(), places_.known.end(), [&](const Region& known) {
             return !intersection(known, place).is_empty();
           });
  }

  // Removes the cells that hang together with one; returns their box and their number.
  [[nodiscard]] std::pair<PixelBox, std::size_t> take_mark(int column, int row) {
    std::vector<std::pair<int, int>> open = {{column, row}};
    cell(column, row) = 0;
    PixelBox box{column, row, column + 1, row + 1};
    std::size_t count = 0;
    const int gap = options_.gap;
    while (!open.empty()) {
      const auto [x, y] = open.back();
      open.pop_back();
      ++count;
      box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1),
             std::max(box.bottom, y + 1)};
      for (int near_y = std::max(0, y - gap); near_y < std::min(rows_, y + gap + 1); ++near_y) {
        for (int near_x = std::max(0, x - gap); near_x < std::min(columns_, x + gap + 1);
             ++near_x) {
          if (!cell(near_x, near_y)) continue;
          cell(near_x, near_y) = 0;
          open.emplace_back(near_x, near_y);
        }
      }
    }
    return {box, count};
  }

  [[nodiscard]] bool is_mark(const PixelBox& box, std::size_t cells) const {
    if (cells < options_.min_cells) return false;
    const Region region = region_of(box);
    return std::max(region.width(), region.height()).in_points() >= options_.min_length;
  }

  // A thin line from edge to edge, which the text that it crosses cuts into pieces.
  [[nodiscard]] bool is_in_streak(const PixelBox& box, const std::vector<PixelBox>& all) const {
    int tall = 0, wide = 0;
    for (const PixelBox& piece : all) {
      const bool is_below = piece.left < box.right + 1 && box.left < piece.right + 1;
      const bool is_beside = piece.top < box.bottom + 1 && box.top < piece.bottom + 1;
      if (is_below && piece.width() <= kMaxStreakCells) tall += piece.height();
      if (is_beside && piece.height() <= kMaxStreakCells) wide += piece.width();
    }
    return (box.width() <= kMaxStreakCells && tall > options_.streak * rows_) ||
           (box.height() <= kMaxStreakCells && wide > options_.streak * columns_);
  }

  const InkPlane& own_;
  std::vector<std::uint8_t> partner_;
  const NewInkPlaces& places_;
  const NewInkOptions& options_;
  int cell_ = 1;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<char> cells_;  // 1: new ink that belongs to no mark yet
};

}  // namespace

std::optional<std::vector<Region>> find_new_ink(const InkMatch& ink, Side side,
                                                const NewInkPlaces& places,
                                                const NewInkOptions& options) {
  return InkFinder(ink, side, places, options).run();
}

}  // namespace palimpsest::diff
