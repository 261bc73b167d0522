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

constexpr int kSealed = 2;              // pixels that sealing takes from a face on each side
constexpr double kMinDrawnShare = 0.7;  // of every side of a face
constexpr double kInterruptedConfidence = 0.9;  // above that of its parts
constexpr double kPageShare = 0.85;             // a larger face is the page within its frame
constexpr double kCellShare = 0.1;              // of the page: larger ones are its background
const Length kMaxLine = points(4);
const Length kCounterWidth = points(18);
constexpr double kCounterAspect = 1.1;
const Length kLetterWidth = points(40);
const Length kCornerSide = points(1.2);
constexpr int kMinCorners = 2;     // of a large letter "C" or "O" none
const Length kDot = points(0.45);  // of a dithered ground; stems of letters are broader
const Length kSurroundings = points(6);
constexpr double kMaxAround = 0.25;   // of the surroundings of a frame; close type covers 0.2
constexpr double kOverlapping = 0.2;  // of the smaller one of two faces
constexpr double kInside = 0.9;       // of a face within a frame
constexpr double kSameFace = 0.75;    // of both faces, that is common to them

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

// Whether ink stands in the corners of a small box: the bends of large letters leave theirs empty.
bool has_corners(const PixelBox& box, const Mask& ink, int dpi) {
  if (box.width() >= pixels_of(kLetterWidth, dpi)) return true;
  const int side = pixels_of(kCornerSide, dpi);
  int corners = 0;
  for (const int left : {box.left - 1, box.right + 1 - side}) {
    for (const int top : {box.top - 1, box.bottom + 1 - side}) {
      corners += ink.count({left, top, left + side, top + side}) >= side / 2 ? 1 : 0;
    }
  }
  return corners >= kMinCorners;
}

// What is drawn on a page: its lines, the strokes that hang on them, and the sides that are
// missing.
struct Drawing {
  Mask barrier;
  Mask sides;  // ink and missing sides
  Mask marks;  // ink that is no line
};

Drawing drawing_of(const Mask& ink, const ThinInk& thin, int dpi, const FindOptions& options) {
  const LineMasks lines = find_lines(thin, dpi, options);
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

// Whether a face that is known does not lie in the frame as what a label left of it.
bool is_contradicted(const PixelBox& frame, const std::vector<Face>& faces) {
  return std::any_of(faces.begin(), faces.end(), [&](const Face& face) {
    const PixelBox& box = face.shape.box;
    const double shared = area(intersection(box, frame));
    const bool is_piece =
        shared >= kInside * area(box) && box.height() >= kSameFace * frame.height();
    return shared > kOverlapping * std::min(area(box), area(frame)) && !is_piece;
  });
}

// Whether there is little ink around a frame: dots of a dithered ground line up to boxes.
bool stands_clear(const PixelBox& frame, const Mask& ink, int dpi) {
  const PixelBox inner = shrunk(frame, -2 * kSeal);
  const PixelBox outer = shrunk(inner, -pixels_of(kSurroundings, dpi));
  const double ring = ink.count(outer) - ink.count(inner);
  return ring <= kMaxAround * (area(outer) - area(inner));
}

void add_frames(const Mask& ink, Frames frames, int dpi, const std::vector<Word>& words,
                const FindOptions& options, std::vector<Face>& faces) {
  const Mask marks = without_dots(ink.without(frames.lines.dilated(kSeal, kSeal)), dpi);
  for (Shape& interior : frames.interiors) {
    if (area(interior.box) > kPageShare * ink.width() * ink.height()) continue;
    const BoxContent content = content_of(marks, interior.box, dpi, words, options);
    add_frame({std::move(interior), content}, faces);
  }
  if (frames.doubtful.empty()) return;
  const Mask others = without_dots(marks.without(frames.broken_lines.dilated(kSeal, kSeal)), dpi);
  for (DoubtfulFrame& each : frames.doubtful) {
    const PixelBox& box = each.interior.box;
    if (is_contradicted(box, faces) || !stands_clear(box, ink, dpi)) continue;
    const BoxContent content = content_of(others, box, dpi, words, options);
    const bool is_box =
        each.is_under_label ? content == BoxContent::kLabel : content != BoxContent::kText;
    if (is_box) add_frame({std::move(each.interior), content}, faces);
  }
}

std::vector<Face> faces_of(const Mask& ink, int dpi, ScanKind scan, const std::vector<Word>& words,
                           const FindOptions& options) {
  const ThinInk thin = thin_ink(ink, dpi, options);
  const Drawing drawing = drawing_of(ink, thin, dpi, options);
  std::vector<Face> faces;
  for (const Component& component : drawing.barrier.inverted().components()) {
    auto face = face_of(component, drawing.marks, ink, dpi, words, options);
    if (!face) continue;
    const bool is_box = face->content == BoxContent::kText ||
                        least_drawn_side(component, drawing.sides, 2 * kSeal) >= kMinDrawnShare;
    if (is_box) faces.push_back(std::move(*face));
  }
  add_frames(ink, find_frames(thin, dpi, scan, options), dpi, words, options, faces);
  return faces;
}

}  // namespace

std::vector<Candidate> find_outlined_boxes(const Mask& ink, int dpi, ScanKind scan,
                                           const std::vector<Word>& words,
                                           const FindOptions& options) {
  const std::vector<Face> faces = faces_of(ink, dpi, scan, words, options);
  std::vector<Candidate> boxes;
  for (const Face* face : boxes_among(faces, dpi)) {
    const PixelBox box = with_lines(face->shape.box, ink, dpi);
    if (is_counter(*face, dpi) || (face->shape.outline.empty() && !has_corners(box, ink, dpi))) {
      continue;
    }
    boxes.push_back({box,
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
