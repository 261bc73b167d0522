#include "image/make_picture.hpp"

#include "base/error.hpp"
#include "image/encode.hpp"
#include "image/marks.hpp"
#include "image/scale.hpp"

namespace palimpsest::image {
namespace {

PixelBox wanted_box(const Raster& page, const PictureRequest& request) {
  if (!request.region) return {0, 0, page.width, page.height};
  const PixelBox box = to_pixels(*request.region, page);
  if (box.width() > 0 && box.height() > 0) return box;
  throw Error(ErrorKind::kInput, "the region is not on page " + std::to_string(request.page));
}

}  // namespace

Picture make_picture(const Raster& page, const PictureRequest& request) {
  if (request.use == PictureUse::kTile && (request.width < 1 || request.height < 1)) {
    throw Error(ErrorKind::kInternal, "a picture without a size was asked for");
  }
  const PixelBox box = wanted_box(page, request);
  const Region region = to_region(box, page.dpi);
  const Point origin{region.left, region.top};
  Raster part = with_covers(cropped(page, box), origin, request.covers);
  if (request.use == PictureUse::kTile) {
    return jpeg_picture(
        scaled_to(without_idle_color(std::move(part)), request.width, request.height));
  }
  part = scaled_down(without_idle_color(std::move(part)), request.dpi);
  part = with_marks(part, origin, request.marks);
  return request.use == PictureUse::kExact ? exact_picture(part) : compact_picture(part);
}

}  // namespace palimpsest::image
