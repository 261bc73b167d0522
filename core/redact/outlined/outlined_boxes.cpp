#include "redact/outlined/outlined_boxes.hpp"

#include "redact/ink/line_segments.hpp"
#include "redact/outlined/face.hpp"
#include "redact/outlined/frames.hpp"
#include "redact/outlined/open_boxes.hpp"
#include "redact/outlined/side_support.hpp"
#include "redact/outlined/table_grids.hpp"
#include "redact/solid/panel_tone.hpp"

#include <algorithm>
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
const Length kCounterWidth = points(18);
constexpr double kCounterAspect = 1.1;
const Length kDot = points(0.45);   // of a dithered ground; stems of letters are broader
constexpr double kSameFace = 0.75;  // of both faces, that is common to them

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
                         is_ruled_cell(component.box, ink, dpi, 0);
    if (!is_cell) return std::nullopt;
    return Face{{component.box, {}, 0}, BoxContent::kText};
  }
  const BoxContent content = content_of(marks, shape->box, dpi, words, options);
  return Face{std::move(*shape), content};
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

// Marks without the dots of a dithered ground; the strokes of letters are broader.
Mask without_dots(const Mask& marks, int dpi) {
  const int dot = pixels_of(kDot, dpi);
  return marks.opened(dot, dot);
}

// The counters of the letters of a logo are higher than wide; boxes over words are not.
bool is_counter(const Face& face, int dpi) {
  const PixelBox& box = face.shape.box;
  return face.content == BoxContent::kBlank && box.width() < pixels_of(kCounterWidth, dpi) &&
         box.height() > kCounterAspect * box.width();
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
  Mask marks = without_dots(ink.without(barrier), dpi);
  return {std::move(barrier), ink.with(missing), std::move(marks)};
}

double shared_share(const PixelBox& a, const PixelBox& of) {
  return area(intersection(a, of)) / std::max(1.0, area(of));
}

// Adds a rectangle to the faces in place of the pieces that letters on its lines left of it.
void add_frame(Face frame, std::vector<Face>& faces) {
  const PixelBox& box = frame.shape.box;
  const auto same = std::find_if(faces.begin(), faces.end(), [&](const Face& face) {
    return shared_share(face.shape.box, box) >= kSameFace &&
           shared_share(box, face.shape.box) >= kSameFace;
  });
  const bool holds_text = frame.content == BoxContent::kText;
  if (same != faces.end()) {
    const bool is_better = same->content == BoxContent::kText && !holds_text;
    if (is_better || !same->has_shape()) *same = std::move(frame);
    return;
  }
  if (!holds_text) {
    std::erase_if(faces,
                  [&](const Face& face) { return shared_share(box, face.shape.box) >= kSameFace; });
  }
  faces.push_back(std::move(frame));
}

void add_frames(const Mask& ink, int dpi, const std::vector<Word>& words,
                const FindOptions& options, std::vector<Face>& faces) {
  Frames frames = find_frames(ink, dpi, options);
  const Mask marks = without_dots(ink.without(frames.lines.dilated(kSeal, kSeal)), dpi);
  for (Shape& interior : frames.interiors) {
    if (area(interior.box) > kPageShare * ink.width() * ink.height()) continue;
    const BoxContent content = content_of(marks, interior.box, dpi, words, options);
    add_frame({std::move(interior), content}, faces);
  }
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
  add_frames(ink, dpi, words, options, faces);
  return faces;
}

}  // namespace

std::vector<Candidate> find_outlined_boxes(const Mask& ink, int dpi, const std::vector<Word>& words,
                                           const FindOptions& options) {
  const std::vector<Face> faces = faces_of(ink, dpi, words, options);
  std::vector<Candidate> boxes;
  for (const Face* face : boxes_among(faces, dpi)) {
    if (is_counter(*face, dpi)) continue;
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
