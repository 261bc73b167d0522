// Masks the numbers of persons in what leaves the worker process beside pages: readings of a region
// and exposed text.
#pragma once

#include "model/exposed_text.hpp"
#include "model/region.hpp"
#include "model/sources.hpp"

#include <functional>
#include <vector>

namespace palimpsest::worker {

// Returns `reading` of `region` with its numbers masked. A label may stand outside the region:
// where the digits alone do not tell, `read_place` is asked for the lines around it.
[[nodiscard]] RegionReading with_masked_numbers(
    RegionReading reading, const Region& region, const Size& page,
    const std::function<RegionReading(const Region&)>& read_place);

[[nodiscard]] std::vector<ExposedText> with_masked_numbers(std::vector<ExposedText> exposed);

}  // namespace palimpsest::worker
