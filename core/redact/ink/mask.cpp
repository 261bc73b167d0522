#include "redact/ink/mask.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include <leptonica/allheaders.h>

namespace palimpsest::redact {
namespace {

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

PixelRows rows_of(Pix* pix) { return {pixGetData(pix), pixGetWpl(pix), pixGetHeight(pix)}; }

}  // namespace

void Mask::Release::operator()(Pix* pix) const { pixDestroy(&pix); }

Mask::Mask(Pix* pix) : pix_(pix) {
  if (pix == nullptr) throw Error(ErrorKind::kEnvironment, "a page does not fit into memory");
  rows_ = rows_of(pix);
  width_ = pixGetWidth(pix);
  height_ = pixGetHeight(pix);
}

Mask::Mask(int width, int height) : Mask(pixCreate(width, height, 1)) {}

Mask Mask::of_levels(const Raster& gray, int from, int to) {
  Mask mask(gray.width, gray.height);
  for (int y = 0; y < gray.height; ++y) {
    pack_levels(gray.row(y), gray.width, from, to, mask.rows_.row(y));
  }
  return mask;
}

void Mask::fill(const PixelBox& box) {
  pixRasterop(pix_.get(), box.left, box.top, box.width(), box.height(), PIX_SET, nullptr, 0, 0);
}

void Mask::draw(const Mask& other, int left, int top) {
  pixRasterop(pix_.get(), left, top, other.width(), other.height(), PIX_PAINT, other.pix_.get(), 0,
              0);
}

Mask Mask::copied() const {
  Mask copy(pixCopy(nullptr, pix_.get()));
  pixSetPadBits(copy.pix_.get(), 0);
  return copy;
}

Mask Mask::opened(int width, int height) const {
  Mask result = copied();
  open_by_brick(result.rows_, width, height);
  return result;
}

Mask Mask::closed(int width, int height) const {
  Mask result = part({0, 0, width_ + width, height_ + height});
  close_by_brick(result.rows_, width, height);
  return result.part({0, 0, width_, height_});
}

Mask Mask::dilated(int width, int height) const {
  Mask result = copied();
  dilate_by_brick(result.rows_, width, height);
  pixSetPadBits(result.pix_.get(), 0);
  return result;
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
  const int left = std::max(box.left, 0), right = std::min(box.right, width_);
  if (left >= right) return 0;
  const int first = left / kWordBits, last = (right - 1) / kWordBits;
  const std::uint32_t from = ~std::uint32_t{0} >> (left % kWordBits);
  const std::uint32_t to = ~std::uint32_t{0} << (kWordBits - 1 - (right - 1) % kWordBits);
  int count = 0;
  for (int y = std::max(box.top, 0); y < std::min(box.bottom, height_); ++y) {
    const std::uint32_t* row = rows_.row(y);
    if (first == last) {
      count += std::popcount(row[first] & from & to);
      continue;
    }
    count += std::popcount(row[first] & from) + std::popcount(row[last] & to);
    for (int i = first + 1; i < last; ++i) count += std::popcount(row[i]);
  }
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
    components.push_back({box_at(boxes.get(), i), Mask(pixaGetPix(pictures.get(), i, L_CLONE))});
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
