#include "redact/ink/mask.hpp"

#include "base/error.hpp"
#include "redact/ink/pixel_rows.hpp"

#include <algorithm>

#include <leptonica/allheaders.h>

namespace palimpsest::redact {
namespace {

constexpr int kLongBrick = 12;  // pixels

struct BoxesRelease {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
struct PicturesRelease {
  void operator()(Pixa* pictures) const { pixaDestroy(&pictures); }
};

PixelBox box_at(Boxa* boxes, int index) {
  l_int32 x = 0, y = 0, w = 0, h = 0;
  boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h);
  return {x, y, x + w, y + h};
}

// Whether a brick is taken as a comb of bricks: a few operations instead of one for every pixel of
// its length, which may come out a pixel longer or shorter.
bool is_long(int width, int height) { return std::max(width, height) >= kLongBrick; }

// Returns the length that a comb of bricks has in the place of `length`: openings keep to it, so
// that they agree with the other operations.
int composed(int length) {
  l_int32 brick = 1;
  l_int32 comb = 1;
  if (length > 1) selectComposableSizes(length, &brick, &comb);
  return brick * comb;
}

PixelRows rows_of(Pix* pix) { return {pixGetData(pix), pixGetWpl(pix), pixGetHeight(pix)}; }

}  // namespace

void Mask::Release::operator()(Pix* pix) const { pixDestroy(&pix); }

Mask::Mask(Pix* pix) : pix_(pix) {
  if (pix == nullptr) throw Error(ErrorKind::kEnvironment, "a page does not fit into memory");
}

Mask::Mask(int width, int height) : Mask(pixCreate(width, height, 1)) {}

Mask Mask::of_levels(const Raster& gray, int from, int to) {
  Mask mask(gray.width, gray.height);
  const PixelRows rows = rows_of(mask.pix_.get());
  for (int y = 0; y < gray.height; ++y) pack_levels(gray.row(y), gray.width, from, to, rows.row(y));
  return mask;
}

int Mask::width() const { return pixGetWidth(pix_.get()); }
int Mask::height() const { return pixGetHeight(pix_.get()); }

bool Mask::at(int x, int y) const {
  if (x < 0 || y < 0 || x >= width() || y >= height()) return false;
  const l_uint32* line =
      pixGetData(pix_.get()) +
      static_cast<std::size_t>(y) * static_cast<std::size_t>(pixGetWpl(pix_.get()));
  return ((line[x / 32] >> (31 - x % 32)) & 1U) != 0;
}

void Mask::fill(const PixelBox& box) {
  pixRasterop(pix_.get(), box.left, box.top, box.width(), box.height(), PIX_SET, nullptr, 0, 0);
}

void Mask::draw(const Mask& other, int left, int top) {
  pixRasterop(pix_.get(), left, top, other.width(), other.height(), PIX_PAINT, other.pix_.get(), 0,
              0);
}

Mask Mask::opened(int width, int height) const {
  if (!is_long(width, height)) return Mask(pixOpenBrick(nullptr, pix_.get(), width, height));
  Mask result(pixCopy(nullptr, pix_.get()));
  pixSetPadBits(result.pix_.get(), 0);
  open_by_brick(rows_of(result.pix_.get()), composed(width), composed(height));
  return result;
}
Mask Mask::closed(int width, int height) const {
  return Mask(is_long(width, height) ? pixCloseSafeCompBrick(nullptr, pix_.get(), width, height)
                                     : pixCloseSafeBrick(nullptr, pix_.get(), width, height));
}
Mask Mask::dilated(int width, int height) const {
  return Mask(is_long(width, height) ? pixDilateCompBrick(nullptr, pix_.get(), width, height)
                                     : pixDilateBrick(nullptr, pix_.get(), width, height));
}
Mask Mask::inverted() const { return Mask(pixInvert(nullptr, pix_.get())); }
Mask Mask::with(const Mask& other) const {
  return Mask(pixOr(nullptr, pix_.get(), other.pix_.get()));
}
Mask Mask::without(const Mask& other) const {
  return Mask(pixSubtract(nullptr, pix_.get(), other.pix_.get()));
}
Mask Mask::within(const Mask& other) const {
  return Mask(pixAnd(nullptr, pix_.get(), other.pix_.get()));
}
Mask Mask::grown_within(const Mask& limits) const {
  return Mask(pixSeedfillBinary(nullptr, pix_.get(), limits.pix_.get(), 8));
}

Mask Mask::with_small_holes_filled(int max_side) const {
  const Mask holes(pixHolesByFilling(pix_.get(), 4));
  const Mask small(pixSelectBySize(holes.pix_.get(), max_side, max_side, 4, L_SELECT_IF_BOTH,
                                   L_SELECT_IF_LTE, nullptr));
  return with(small);
}

Mask Mask::halved(int rank) const { return Mask(pixReduceRankBinary2(pix_.get(), rank, nullptr)); }

int Mask::count(const PixelBox& box) const {
  const PixelBox inside{std::max(box.left, 0), std::max(box.top, 0), std::min(box.right, width()),
                        std::min(box.bottom, height())};
  if (inside.width() <= 0 || inside.height() <= 0) return 0;
  Box area{inside.left, inside.top, inside.width(), inside.height(), 1};
  l_int32 count = 0;
  pixCountPixelsInRect(pix_.get(), &area, &count, nullptr);
  return count;
}

Mask Mask::part(const PixelBox& box) const {
  Mask result(std::max(1, box.width()), std::max(1, box.height()));
  pixRasterop(result.pix_.get(), 0, 0, box.width(), box.height(), PIX_SRC, pix_.get(), box.left,
              box.top);
  return result;
}

std::vector<Component> Mask::components() const {
  Pixa* made = nullptr;
  const std::unique_ptr<Boxa, BoxesRelease> boxes(pixConnComp(pix_.get(), &made, 8));
  const std::unique_ptr<Pixa, PicturesRelease> pictures(made);
  std::vector<Component> components;
  const int count = boxes ? boxaGetCount(boxes.get()) : 0;
  for (int i = 0; i < count; ++i) {
    components.push_back({box_at(boxes.get(), i), Mask(pixaGetPix(pictures.get(), i, L_COPY))});
  }
  return components;
}

std::vector<PixelBox> Mask::component_boxes() const {
  const std::unique_ptr<Boxa, BoxesRelease> boxes(pixConnCompBB(pix_.get(), 8));
  std::vector<PixelBox> result;
  const int count = boxes ? boxaGetCount(boxes.get()) : 0;
  for (int i = 0; i < count; ++i) result.push_back(box_at(boxes.get(), i));
  return result;
}

}  // namespace palimpsest::redact
