#include "redact/outlined/table_grids.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

const Length kNeighbour = points(4);      // faces with a common line are nearer
constexpr int kTableNeighbours = 2;       // faces with text beside a blank one make a table
constexpr std::ptrdiff_t kMinTable = 3;   // faces that hang together
constexpr std::ptrdiff_t kMinInRows = 5;  // cells; three redactions beside each other occur
constexpr std::ptrdiff_t kMinTexts = 2;   // of them, that hold more than a label
constexpr double kMinWritten = 0.4;       // of the cells of a table
constexpr double kCommonSide = 0.6;       // of the shorter side

int overlap(int from_a, int to_a, int from_b, int to_b) {
  return std::min(to_a, to_b) - std::max(from_a, from_b);
}

bool shares_side(const PixelBox& a, const PixelBox& b, int reach) {
  const int across = overlap(a.left, a.right, b.left, b.right);
  const int along = overlap(a.top, a.bottom, b.top, b.bottom);
  const bool beside =
      across <= 0 && -across <= reach && along >= kCommonSide * std::min(a.height(), b.height());
  const bool above =
      along <= 0 && -along <= reach && across >= kCommonSide * std::min(a.width(), b.width());
  return beside || above;
}

// A cell among cells with text is a field of a table, not a redaction.
bool is_among_written(const Face& face, const std::vector<Face>& faces, int reach) {
  const auto written = std::count_if(faces.begin(), faces.end(), [&](const Face& other) {
    return other.content != BoxContent::kBlank && other.has_shape() && &other != &face &&
           shares_side(face.shape.box, other.shape.box, reach);
  });
  return written >= (face.content == BoxContent::kBlank ? kTableNeighbours : kTableNeighbours + 1);
}

// Returns the faces that hang together with the first one of `open` by common sides, and takes
// them out of it.
std::vector<const Face*> taken_grid(std::vector<const Face*>& open, int reach) {
  std::vector<const Face*> grid{open.back()};
  open.pop_back();
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto apart = std::partition(open.begin(), open.end(), [&](const Face* other) {
      return !shares_side(grid[i]->shape.box, other->shape.box, reach);
    });
    grid.insert(grid.end(), apart, open.end());
    open.erase(apart, open.end());
  }
  return grid;
}

bool is_beside(const PixelBox& a, const PixelBox& b, int reach) {
  return std::abs(a.top - b.top) <= reach && std::abs(a.bottom - b.bottom) <= reach &&
         overlap(a.left, a.right, b.left, b.right) <= 0 && shares_side(a, b, reach);
}

// Rows of cells of equal height; redactions stand below each other, but seldom beside.
bool has_rows(const std::vector<const Face*>& grid, int reach) {
  const auto in_rows = std::count_if(grid.begin(), grid.end(), [&](const Face* face) {
    return std::any_of(grid.begin(), grid.end(), [&](const Face* other) {
      return other != face && is_beside(face->shape.box, other->shape.box, reach);
    });
  });
  return in_rows >= kMinInRows;
}

// Faces that hang together are a table when many of them are written on, and some hold more than
// a label.
bool is_table(const std::vector<const Face*>& grid) {
  const auto count = [&](BoxContent content) {
    return std::count_if(grid.begin(), grid.end(),
                         [&](const Face* face) { return face->content == content; });
  };
  const auto size = static_cast<std::ptrdiff_t>(grid.size());
  const auto blank = count(BoxContent::kBlank);
  return size >= kMinTable && count(BoxContent::kText) >= kMinTexts &&
         static_cast<double>(size - blank) >= kMinWritten * static_cast<double>(size);
}

}  // namespace

std::vector<const Face*> boxes_among(const std::vector<Face>& faces, int dpi) {
  const int reach = pixels_of(kNeighbour, dpi) + 2 * kSeal;
  std::vector<const Face*> open, boxes;
  for (const Face& face : faces) open.push_back(&face);
  while (!open.empty()) {
    const std::vector<const Face*> grid = taken_grid(open, reach);
    if (is_table(grid) || has_rows(grid, reach)) continue;
    for (const Face* face : grid) {
      if (face->content == BoxContent::kText || is_among_written(*face, faces, reach)) continue;
      boxes.push_back(face);
    }
  }
  return boxes;
}

}  // namespace palimpsest::redact
