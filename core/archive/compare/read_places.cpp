#include "archive/compare/read_places.hpp"

#include "base/error.hpp"
#include "diff/conclude.hpp"

namespace palimpsest::archive {

RegionReading read_place(RegionReader& reader, const Page& page, const Region& place,
                         std::vector<Finding>& findings) {
  const Region sheet = {{}, {}, page.size.width, page.size.height};
  try {
    return reader.read_region(page.number, intersection(place, sheet));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    findings.push_back({FindingKind::kLowConfidence, error.what(), page.number, place, 0});
    return {};
  }
}

std::vector<RegionReading> read_ways(RegionReader& reader, const Page& page, const Region& region,
                                     std::vector<Finding>& findings) {
  std::vector<RegionReading> readings;
  const std::size_t failures = findings.size();
  for (const Region& way : diff::ways_to_read(region)) {
    RegionReading reading = read_place(reader, page, way, findings);
    if (findings.size() > failures) break;
    readings.push_back(std::move(reading));
    if (diff::is_sure(readings.back())) break;
  }
  return readings;
}

}  // namespace palimpsest::archive
