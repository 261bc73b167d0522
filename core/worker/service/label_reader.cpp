#include "worker/service/label_reader.hpp"

#include "ocr/region_reader.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::worker {
namespace {

bool has_words(const std::vector<Line>& lines, const Region& region) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(line.begin(), line.end(),
                       [&](const Word& word) { return region.contains(word.region.center()); });
  });
}

bool touches_any(const Region& region, const std::vector<Redaction>& redactions,
                 const Redaction& own) {
  return std::any_of(redactions.begin(), redactions.end(), [&](const Redaction& other) {
    return &other != &own && !intersection(region, other.region).is_empty();
  });
}

// The inside first: a label there belongs to its redaction without doubt.
std::vector<Region> places_of(const Redaction& redaction, const Region& page,
                              const LabelOptions& options) {
  const Region& r = redaction.region;
  const Length top = r.top - options.margin_overhang;
  const Length bottom = r.bottom + options.margin_overhang;
  return {intersection(grown(r, -points(1)), page),
          intersection({r.right, top, r.right + options.margin_reach, bottom}, page),
          intersection({r.left - options.margin_reach, top, r.left, bottom}, page)};
}

}  // namespace

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

std::vector<Line> read_labels(ocr::Engine& engine, const Raster& gray,
                              const std::vector<Line>& lines,
                              const std::vector<Redaction>& redactions,
                              const LabelOptions& options) {
  const Region page = to_region({0, 0, gray.width, gray.height}, gray.dpi);
  std::vector<Line> labels;
  int left = options.max_attempts;
  for (const Redaction& redaction : redactions) {
    for (const Region& place : places_of(redaction, page, options)) {
      const bool is_known = place.is_empty() || has_words(lines, place) || has_words(labels, place);
      if (is_known || touches_any(place, redactions, redaction)) continue;
      if (left-- <= 0) return labels;
      RegionReading reading = read_place(engine, gray, place);
      if (!reading.words.empty()) labels.push_back(std::move(reading.words));
    }
  }
  return labels;
}

}  // namespace palimpsest::worker
