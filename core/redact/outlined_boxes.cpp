#include "redact/outlined_boxes.hpp"

#include "redact/box_content.hpp"
#include "redact/line_segments.hpp"
#include "redact/open_boxes.hpp"
#include "redact/shape.hpp"
#include "redact/side_support.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::redact {
namespace {

constexpr int kSeal = 3;                // pixels: no face leaks through a diagonal step
constexpr int kSealed = 2;              // pixels that sealing takes from a face on each side
constexpr double kMinDrawnShare = 0.7;  // of every side of a face
constexpr double kInterruptedConfidence = 0.9;  // above that of its parts
constexpr double kPageShare = 0.85;             // a larger face is the page within its frame
const Length kMaxLine = points(4);
const Length kNeighbour = points(4);  // faces with a common line are nearer
constexpr int kTableNeighbours = 2;   // faces with text beside a blank one make a table
constexpr double kCommonSide = 0.6;   // of the shorter side

struct Face {
  Shape shape;
  BoxContent content{};
};

std::optional<Face> face_of(const Component& component, const Mask& marks, int dpi,
                            const std::vector<Word>& words, const FindOptions& options) {
  if (component.box.width() < pixels_of(options.min_box_width, dpi) ||
      component.box.height() < pixels_of(options.min_box_height, dpi) - 2 * kSeal ||
      area(component.box) > kPageShare * marks.width() * marks.height()) {
    return std::nullopt;
  }
  auto shape = shape_of(component, dpi, options);
  if (!shape) return std::nullopt;
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
bool is_table_cell(const Face& face, const std::vector<Face>& faces, int dpi) {
  const int reach = pixels_of(kNeighbour, dpi) + 2 * kSeal;
  const auto written = std::count_if(faces.begin(), faces.end(), [&](const Face& other) {
    return other.content != BoxContent::kBlank && &other != &face &&
           shares_side(face.shape.box, other.shape.box, reach);
  });
  return written >= (face.content == BoxContent::kBlank ? kTableNeighbours : kTableNeighbours + 1);
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
    auto face = face_of(component, drawing.marks, dpi, words, options);
    if (!face) continue;
    const bool is_box = least_drawn_side(component, drawing.sides, 2 * kSeal) >= kMinDrawnShare;
    if (is_box) faces.push_back(std::move(*face));
  }
  return faces;
}

}  // namespace

std::vector<Candidate> find_outlined_boxes(const Mask& ink, int dpi, const std::vector<Word>& words,
                                           const FindOptions& options) {
  const std::vector<Face> faces = faces_of(ink, dpi, words, options);
  std::vector<Candidate> boxes;
  for (const Face& face : faces) {
    if (face.content == BoxContent::kText || is_table_cell(face, faces, dpi)) continue;
    boxes.push_back({with_lines(face.shape.box, ink, dpi),
                     face.shape.outline,
                     RedactionKind::kOutlined,
                     0.5 + 0.35 * face.shape.straightness,
                     {"four_sides"}});
    boxes.back().evidence.emplace_back(face.content == BoxContent::kLabel ? "label_inside"
                                                                          : "blank_inside");
  }
  for (const PixelBox& box : interrupted_boxes(ink, dpi)) {
    boxes.push_back(
        {box, {}, RedactionKind::kOutlined, kInterruptedConfidence, {"four_sides", "text_across"}});
  }
  return boxes;
}

}  // namespace palimpsest::redact
