#include "worker/service/place_reader.hpp"

#include "ocr/region_reader.hpp"

namespace palimpsest::worker {

RegionReading read_place(ocr::Engine& engine, const Raster& gray, const Region& region) {
  const PixelBox box = to_pixels(region, gray);
  if (box.width() <= 0 || box.height() <= 0) return {};
  RegionReading reading = ocr::read_region(engine, cropped(gray, box));
  const Region place = to_region(box, gray.dpi);
  for (Word& word : reading.words) {
    const Region& r = word.region;
    word.region = {r.left + place.left, r.top + place.top, r.right + place.left,
                   r.bottom + place.top};
  }
  return reading;
}

}  // namespace palimpsest::worker
