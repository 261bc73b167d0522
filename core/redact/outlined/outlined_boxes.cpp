#include "redact/outlined/outlined_boxes.hpp"

#include "redact/ink/line_segments.hpp"
#include "redact/ink/shape.hpp"
#include "redact/outlined/box_content.hpp"
#include "redact/outlined/open_boxes.hpp"
#include "redact/outlined/side_support.hpp"
#include "redact/solid/panel_tone.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>

namespace palimpsest::redact {
namespace {

constexpr int kSeal = 3;                // pixels: no face leaks through a diagonal step
constexpr int kSealed = 2;              // pixels that sealing takes from a face on each side
constexpr double kMinDrawnShare = 0.7;  // of every side of a face
constexpr double kInterruptedConfidence = 0.9;  // above that of its parts
constexpr double kPageShare = 0.85;             // a larger face is the page within its frame
constexpr double kCellShare = 0.1;              // of the page: larger ones are its background
const Length kMaxLine = points(4);
const Length kNeighbour = points(4);      // faces with a common line are nearer
constexpr int kTableNeighbours = 2;       // faces with text beside a blank one make a table
constexpr std::ptrdiff_t kMinTable = 3;   // faces that hang together
constexpr std::ptrdiff_t kMinInRows = 5;  // cells; three redactions beside each other occur
constexpr std::ptrdiff_t kMinTexts = 2;   // of them, that hold more than a label
constexpr double kMinWritten = 0.4;       // of the cells of a table
constexpr double kCommonSide = 0.6;       // of the shorter side

struct Face {
  Shape shape;
  BoxContent content{};

  // Whether letters on its lines left the face its straight sides.
  [[nodiscard]] bool has_shape() const { return shape.straightness > 0; }
};

// Letters that hang on the lines around them eat up the shape of a cell: it is written on.
std::optional<Face> face_of(const Component& component, const Mask& marks, const Mask& ink, int dpi,
                            const std::vector<Word>& words, const FindOptions& options) {
  if (component.box.width() < pixels_of(options.min_box_width, dpi) ||
      component.box.height() < pixels_of(options.min_box_height, dpi) - 2 * kSeal ||
      area(component.box) > kPageShare * marks.width() * marks.height()) {
    return std::nullopt;
  }
  auto shape = shape_of(component, dpi, options);
  if (!shape) {
    const bool is_cell = area(component.box) <= kCellShare * marks.width() * marks.height() &&
                         is_ruled_cell(component.box, ink, dpi);
    if (!is_cell) return std::nullopt;
    return Face{{component.box, {}, 0}, BoxContent::kText};
  }
  const BoxContent content = content_of(marks, shape->box, dpi, words, options);
  return Face{std::move(*shape), content};
}

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

bool is_line(const Mask& ink, const PixelBox& strip) {
  return ink.count(strip) >= kMinDrawnShare * area(strip);
}

// Moves the sides of a face outwards over the lines that enclose it.
PixelBox with_lines(const PixelBox& face, const Mask& ink, int dpi) {
  PixelBox box = shrunk(face, -kSealed);
  for (int i = kSealed; i < pixels_of(kMaxLine, dpi); ++i) {
    const PixelBox now = box;
    if (is_line(ink, {now.left - 1, now.top, now.left, now.bottom})) --box.left;
    if (is_line(ink, {now.right, now.top, now.right + 1, now.bottom})) ++box.right;
    if (is_line(ink, {now.left, now.top - 1, now.right, now.top})) --box.top;
    if (is_line(ink, {now.left, now.bottom, now.right, now.bottom + 1})) ++box.bottom;
  }
  return box;
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

// Returns the faces that are no cells of tables.
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

// What is drawn on a page: its lines, the strokes that hang on them, and the sides that are
// missing.
struct Drawing {
  Mask barrier;
  Mask sides;  // ink and missing sides
  Mask marks;  // ink that is no line
};

Drawing drawing_of(const Mask& ink, int dpi, const FindOptions& options) {
  const LineMasks lines = find_lines(ink, dpi, options);
  const Mask missing = missing_sides(ink, dpi);
  const Mask drawn = lines.horizontal.with(lines.vertical);
  const Mask strokes = drawn.within(ink).grown_within(ink);
  Mask barrier = drawn.with(missing).with(strokes).dilated(kSeal, kSeal);
  Mask marks = ink.without(barrier);
  return {std::move(barrier), ink.with(missing), std::move(marks)};
}

std::vector<Face> faces_of(const Mask& ink, int dpi, const std::vector<Word>& words,
                           const FindOptions& options) {
  const Drawing drawing = drawing_of(ink, dpi, options);
  std::vector<Face> faces;
  for (const Component& component : drawing.barrier.inverted().components()) {
    auto face = face_of(component, drawing.marks, ink, dpi, words, options);
    if (!face) continue;
    const bool is_box = face->content == BoxContent::kText ||
                        least_drawn_side(component, drawing.sides, 2 * kSeal) >= kMinDrawnShare;
    if (is_box) faces.push_back(std::move(*face));
  }
  return faces;
}

}  // namespace

std::vector<Candidate> find_outlined_boxes(const Mask& ink, int dpi, const std::vector<Word>& words,
                                           const FindOptions& options) {
  const std::vector<Face> faces = faces_of(ink, dpi, words, options);
  std::vector<Candidate> boxes;
  for (const Face* face : boxes_among(faces, dpi)) {
    boxes.push_back({with_lines(face->shape.box, ink, dpi),
                     face->shape.outline,
                     RedactionKind::kOutlined,
                     0.5 + 0.35 * face->shape.straightness,
                     {"four_sides"}});
    boxes.back().evidence.emplace_back(face->content == BoxContent::kLabel ? "label_inside"
                                                                           : "blank_inside");
  }
  for (const PixelBox& box : interrupted_boxes(ink, dpi)) {
    boxes.push_back(
        {box, {}, RedactionKind::kOutlined, kInterruptedConfidence, {"four_sides", "text_across"}});
  }
  return boxes;
}

}  // namespace palimpsest::redact
