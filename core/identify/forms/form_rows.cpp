#include "identify/forms/form_rows.hpp"

#include <algorithm>

namespace palimpsest::identify {
namespace {

constexpr double kSameRowOverlap = 0.5;  // of the lower one's height

bool is_beside(const Region& a, const Region& b) {
  const Length top = std::max(a.top, b.top);
  const Length bottom = std::min(a.bottom, b.bottom);
  const double least = std::min(a.height(), b.height()).in_points();
  return (bottom - top).in_points() >= kSameRowOverlap * least;
}

// The word of `row` that stands nearest to `x`: a page that lies askew drifts over its width.
const Region& nearest_to(const Line& row, Length x) {
  const auto distance = [x](const Word& word) {
    const std::int32_t d = word.region.center().x.hundredths - x.hundredths;
    return d < 0 ? -d : d;
  };
  return std::min_element(row.begin(), row.end(),
                          [&](const Word& a, const Word& b) { return distance(a) < distance(b); })
      ->region;
}

bool goes_on(const Line& row, const Line& part) {
  const Region& first = part.front().region;
  return is_beside(nearest_to(row, first.left), first);
}

}  // namespace

Region region_of_row(const Line& row) {
  Region region = row.front().region;
  for (const Word& word : row) region = bounding_region(region, word.region);
  return region;
}

std::vector<Line> rows_of(const std::vector<Line>& lines) {
  std::vector<Line> rows;
  for (const Line& line : lines) {
    if (line.empty()) continue;
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Line& each) { return goes_on(each, line); });
    if (row == rows.end()) {
      rows.push_back(line);
    } else {
      row->insert(row->end(), line.begin(), line.end());
    }
  }
  for (Line& row : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const Word& a, const Word& b) { return a.region.left < b.region.left; });
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Line& a, const Line& b) {
    return region_of_row(a).center().y < region_of_row(b).center().y;
  });
  return rows;
}

}  // namespace palimpsest::identify
