#include "redact/solid/speckled_panels.hpp"

#include "redact/ink/mask.hpp"
#include "redact/ink/speck_map.hpp"
#include "redact/ink/tiles.hpp"
#include "redact/outlined/box_content.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace palimpsest::redact {
namespace {

// Lengths in points, which are the cells of the map of specks.
constexpr double kMinLetter = 4;   // in height, of a label; clusters of dots are lower
constexpr int kWindowWidth = 21;   // in which specks are counted
constexpr int kWindowHeight = 5;   // the strokes of a line of text are twice as high
constexpr int kMinSpecks = 6;      // in a window of a box
constexpr double kOverGround = 3;  // times as many as the page has elsewhere
constexpr int kLabelGap = 14;      // between dots, across a label and streaks of the scanner
constexpr int kMinPartWidth = 20;
constexpr int kMinPartHeight = 10;   // lines of broken letters are lower
constexpr int kBands = 4;            // of the height of a box, each with its share of specks
constexpr double kBandShare = 0.35;  // of the mean
constexpr int kColumn = 6;
constexpr double kColumnShare = 0.25;  // of the mean of a box
constexpr double kFullColumns = 0.8;
constexpr double kEdgeShare = 0.4;          // of the mean of a box, in its first and last row
constexpr int kEdgeStep = 3;                // by which an edge moves outwards
constexpr int kMostSteps = 4;               // together half a window
constexpr int kCornerPart = 4;              // of a side of a box
constexpr double kCornerShare = 0.65;       // of the mean; of tilted boxes two corners are full
constexpr double kRing = 10;                // around a box
constexpr double kMaxRingInk = 0.3;         // close type covers 0.2
constexpr int kMaxBoxHeight = 28;           // two lines, or one that leans; pictures are higher
constexpr int kAround = 2;                  // looked at beyond an edge
constexpr double kAroundShare = 0.5;        // of the mean of the box
constexpr double kMinSpeckledAspect = 1.8;  // of a box over words
constexpr double kMinWholeWidth = 32;       // of a box with its label
constexpr double kSpeckledConfidence = 0.65;
constexpr int kMaxGap = 50;         // between parts of one box
constexpr double kGapShare = 0.15;  // of the mean of the parts
constexpr double kSameLine = 0.6;   // of the height of a part
constexpr double kLabelReach = 4;   // from the dots to a label at the edge of its box
constexpr double kLabelRim = 1.5;   // from a label to that edge

PixelBox window_at(int x, int y) {
  return {x - kWindowWidth / 2, y - kWindowHeight / 2, x + kWindowWidth / 2 + 1,
          y + kWindowHeight / 2 + 1};
}

// Returns how many specks a window has on most of the page.
int usual_count(const SpeckMap& map) {
  std::vector<int> counts;
  for (int y = kWindowHeight; y < map.height(); y += kWindowHeight) {
    for (int x = kWindowWidth; x < map.width(); x += kWindowWidth) {
      counts.push_back(map.count(window_at(x, y)));
    }
  }
  if (counts.empty()) return 0;
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  return *middle;
}

Mask dense_places(const SpeckMap& map) {
  const int least = std::max(kMinSpecks, static_cast<int>(kOverGround * usual_count(map)));
  Raster places = make_raster(map.width(), map.height(), 72, PixelFormat::kGray8);
  for (int y = 0; y < map.height(); ++y) {
    for (int x = 0; x < map.width(); ++x) {
      places.row(y)[x] = map.count(window_at(x, y)) >= least ? 0 : 255;
    }
  }
  return Mask::of_levels(places, 0, 0);
}

// Moves the edges of a place inwards to where its specks begin.
PixelBox trimmed(PixelBox box, const SpeckMap& map) {
  const double least = kEdgeShare * map.density(shrunk(box, 2));
  const auto is_thin = [&](const PixelBox& edge) { return map.density(edge) < least; };
  while (box.height() > 1 && is_thin({box.left, box.top, box.right, box.top + 1})) {
    ++box.top;
  }
  while (box.height() > 1 && is_thin({box.left, box.bottom - 1, box.right, box.bottom})) {
    --box.bottom;
  }
  while (box.width() > 1 && is_thin({box.left, box.top, box.left + 1, box.bottom})) {
    ++box.left;
  }
  while (box.width() > 1 && is_thin({box.right - 1, box.top, box.right, box.bottom})) {
    --box.right;
  }
  return box;
}

// Moves the left and the right edge outwards to where the specks end: a window that reaches beyond
// an edge holds too few.
PixelBox widened(PixelBox box, const SpeckMap& map) {
  const double least = kEdgeShare * map.density(box);
  const auto goes_on = [&](int left, int right) {
    return left >= 0 && right <= map.width() &&
           map.density({left, box.top, right, box.bottom}) >= least;
  };
  for (int i = 0; i < kMostSteps && goes_on(box.left - kEdgeStep, box.left); ++i) {
    box.left -= kEdgeStep;
  }
  for (int i = 0; i < kMostSteps && goes_on(box.right, box.right + kEdgeStep); ++i) {
    box.right += kEdgeStep;
  }
  return box;
}

// Whether specks lie everywhere in a box.
bool is_even(const PixelBox& box, const SpeckMap& map) {
  const double mean = map.density(box);
  for (int i = 0; i < kBands; ++i) {
    const PixelBox band{box.left, box.top + box.height() * i / kBands, box.right,
                        box.top + box.height() * (i + 1) / kBands};
    if (map.density(band) < kBandShare * mean) return false;
  }
  int columns = 0, full = 0;
  for (int x = box.left; x + kColumn <= box.right; x += kColumn, ++columns) {
    full += map.density({x, box.top, x + kColumn, box.bottom}) >= kColumnShare * mean ? 1 : 0;
  }
  return full >= kFullColumns * columns;
}

// Whether two parts of a box stand in one line with nothing but dots between them.
bool belong_together(const PixelBox& left, const PixelBox& right,
                     const std::vector<PixelBox>& letters, const SpeckMap& map) {
  const PixelBox gap{left.right, std::max(left.top, right.top), right.left,
                     std::min(left.bottom, right.bottom)};
  if (gap.height() < kSameLine * std::min(left.height(), right.height())) return false;
  if (gap.width() > kMaxGap) return false;
  if (gap.width() <= kEdgeStep) return true;
  const double least = kGapShare * std::min(map.density(left), map.density(right));
  return map.density(gap) >= least &&
         std::none_of(letters.begin(), letters.end(), [&](const PixelBox& letter) {
           return area(intersection(letter, map.to_page(gap))) > 0;
         });
}

// Streaks of the scanner, which lighten some columns, cut a box in parts.
std::vector<PixelBox> joined(std::vector<PixelBox> parts, const std::vector<PixelBox>& letters,
                             const SpeckMap& map) {
  std::sort(parts.begin(), parts.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.left < b.left; });
  std::vector<PixelBox> boxes;
  for (const PixelBox& part : parts) {
    const auto whole = std::find_if(boxes.begin(), boxes.end(), [&](const PixelBox& box) {
      return belong_together(box, part, letters, map);
    });
    if (whole == boxes.end()) {
      boxes.push_back(part);
    } else {
      *whole = {whole->left, std::min(whole->top, part.top), std::max(whole->right, part.right),
                std::max(whole->bottom, part.bottom)};
    }
  }
  return boxes;
}

// Whether hardly any specks lie above and below.
bool ends_sharply(const PixelBox& box, const SpeckMap& map) {
  const double most = kAroundShare * map.density(box);
  return map.density({box.left, box.top - kAround, box.right, box.top}) <= most &&
         map.density({box.left, box.bottom, box.right, box.bottom + kAround}) <= most;
}

// Whether specks lie in the corners as well: those of blotches and dirt fade away to all sides.
bool has_corners(const PixelBox& box, const SpeckMap& map) {
  const int width = std::max(1, box.width() / kCornerPart);
  const int height = std::max(1, box.height() / kCornerPart);
  double sum = 0;
  for (const int left : {box.left, box.right - width}) {
    for (const int top : {box.top, box.bottom - height}) {
      sum += map.density({left, top, left + width, top + height});
    }
  }
  return sum / 4 >= kCornerShare * map.density(box);
}

// Whether a box stands among text, not in a picture of black and white areas.
bool stands_on_paper(const PixelBox& box, const Mask& ink, int dpi) {
  const PixelBox outer = shrunk(box, -pixels_of(points(kRing), dpi));
  const double ring = area(outer) - area(box);
  return ink.count(outer) - ink.count(box) <= kMaxRingInk * ring;
}

// A label at the left or right edge hides the dots there.
PixelBox with_labels(PixelBox box, const std::vector<PixelBox>& letters, int dpi) {
  const int reach = pixels_of(points(kLabelReach), dpi), rim = pixels_of(points(kLabelRim), dpi);
  for (bool grows = true; grows;) {
    grows = false;
    for (const PixelBox& letter : letters) {
      if (letter.top < box.top || letter.bottom > box.bottom) continue;
      if (letter.left - rim < box.left && letter.right > box.left - reach) {
        box.left = letter.left - rim;
        grows = true;
      }
      if (letter.right + rim > box.right && letter.left < box.right + reach) {
        box.right = letter.right + rim;
        grows = true;
      }
    }
  }
  return box;
}

// What stands in a box, its dots apart.
BoxContent content_beside_dots(const PixelBox& box, const std::vector<PixelBox>& letters, int dpi,
                               const FindOptions& options) {
  std::vector<PixelBox> inside;
  std::copy_if(letters.begin(), letters.end(), std::back_inserter(inside),
               [&](const PixelBox& letter) {
                 return letter.height() >= pixels_of(points(kMinLetter), dpi) &&
                        area(intersection(letter, box)) > 0.5 * area(letter);
               });
  if (inside.empty()) return BoxContent::kBlank;
  const PixelBox label = bounds_of(inside);
  const bool is_label = label.width() <= pixels_of(options.max_label_width, dpi) &&
                        label.height() <= pixels_of(options.max_label_height, dpi) &&
                        static_cast<int>(inside.size()) <= options.max_label_glyphs;
  return is_label ? BoxContent::kLabel : BoxContent::kText;
}

}  // namespace

std::vector<Candidate> find_speckled_panels(const Raster& gray, const FindOptions& options) {
  const Mask ink = Mask::of_levels(gray, 0, options.line_below);
  const auto [specks, letters] = marks_of(ink, gray.dpi);
  const SpeckMap map(specks, gray);
  const Mask places = dense_places(map)
                          .closed(kLabelGap, 1)
                          .opened(kMinPartWidth, kMinPartHeight - kWindowHeight / 2);
  std::vector<PixelBox> parts;
  for (const PixelBox& place : places.component_boxes()) {
    const PixelBox part = widened(trimmed(place, map), map);
    if (part.width() >= kMinPartWidth && part.height() >= kMinPartHeight && is_even(part, map)) {
      parts.push_back(part);
    }
  }
  std::vector<Candidate> panels;
  for (const PixelBox& box : joined(std::move(parts), letters, map)) {
    if (box.height() > kMaxBoxHeight || !ends_sharply(box, map) || !has_corners(box, map)) continue;
    const PixelBox whole = with_labels(map.to_page(box), letters, gray.dpi);
    if (whole.width() < kMinSpeckledAspect * whole.height() ||
        whole.width() < pixels_of(points(kMinWholeWidth), gray.dpi)) {
      continue;
    }
    if (!stands_on_paper(whole, ink, gray.dpi)) continue;
    const BoxContent content = content_beside_dots(whole, letters, gray.dpi, options);
    if (content == BoxContent::kText) continue;
    panels.push_back(
        {whole,
         {},
         RedactionKind::kSolid,
         kSpeckledConfidence,
         {"scattered_dots", content == BoxContent::kLabel ? "label_inside" : "blank_inside"}});
  }
  return panels;
}

}  // namespace palimpsest::redact
