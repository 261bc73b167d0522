#include "worker/service/personal_text.hpp"

#include "identify/personal/personal_numbers.hpp"
#include "page/reading_order.hpp"
#include "worker/service/page_text.hpp"

#include <utility>

namespace palimpsest::worker {
namespace {

constexpr Length kAbove = {
    4000};  // two typed lines: the label in a form, or the end of the last line

Region surroundings(const Region& region, const Size& page) {
  return intersection({{}, region.top - kAbove, page.width, region.bottom},
                      {{}, {}, page.width, page.height});
}

}  // namespace

RegionReading with_masked_numbers(RegionReading reading, const Region& region, const Size& page,
                                  const std::function<RegionReading(const Region&)>& read_place) {
  std::vector<Line> lines = identify::with_masked_numbers(page::lines_of(reading.words));
  if (identify::may_hold_personal_number(lines)) {
    const RegionReading around = read_place(surroundings(region, page));
    const auto numbers = identify::find_personal_numbers(page::lines_of(around.words));
    lines = identify::with_masked_places(std::move(lines), numbers);
  }
  reading.words = words_of(lines);
  return reading;
}

std::vector<ExposedText> with_masked_numbers(std::vector<ExposedText> exposed) {
  for (ExposedText& text : exposed) text.words = identify::with_masked_numbers(text.words);
  return exposed;
}

}  // namespace palimpsest::worker
