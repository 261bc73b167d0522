#include "diff/linked_places.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::diff {
namespace {

bool are_same_place(const Region& a, const Region& b, double min_shared) {
  const double smaller = std::min(area(a), area(b));
  return smaller > 0 && area(intersection(a, b)) / smaller >= min_shared;
}

bool are_neighbours(const Region& a, const Region& b, Length near_gap) {
  const Length common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  const Length lower = std::min(a.height(), b.height());
  const Length gap = std::max(a.left, b.left) - std::min(a.right, b.right);
  return 2 * common.hundredths >= lower.hundredths && gap <= near_gap;
}

void link(LinkedPlaces& places, std::size_t earlier, std::size_t later) {
  places.partners[earlier].push_back(later);
  places.has_partner[later] = true;
}

void link_same(LinkedPlaces& places, const LinkOptions& options) {
  for (std::size_t i = 0; i < places.placed.size(); ++i) {
    for (std::size_t j = 0; j < places.later.size(); ++j) {
      if (are_same_place(places.placed[i], places.later[j].region, options.min_shared)) {
        link(places, i, j);
      }
    }
  }
}

// A place that only words betray goes on in the redaction beside it, of which the other page has
// nothing: the one withheld more of a line than the other.
void link_neighbours(LinkedPlaces& places, const PageMap& back, const LinkOptions& options) {
  for (std::size_t i = 0; i < places.placed.size(); ++i) {
    for (std::size_t j = 0; j < places.later.size(); ++j) {
      KnownPlace& earlier = places.earlier[i];
      KnownPlace& later = places.later[j];
      const bool is_inferred = earlier.redaction == nullptr || later.redaction == nullptr;
      if (!is_inferred || !places.partners[i].empty() || places.has_partner[j]) continue;
      if (!are_neighbours(places.placed[i], later.region, options.near_gap)) continue;
      if (earlier.redaction == nullptr) {
        places.placed[i] = bounding_region(places.placed[i], later.region);
        earlier.region = bounding_region(earlier.region, back.map(later.region));
      } else {
        later.region = bounding_region(later.region, places.placed[i]);
      }
      link(places, i, j);
    }
  }
}

}  // namespace

std::size_t LinkedPlaces::main_owner(std::size_t later_place) const {
  const Region& region = later[later_place].region;
  const auto best =
      std::max_element(placed.begin(), placed.end(), [&](const Region& a, const Region& b) {
        return area(intersection(a, region)) < area(intersection(b, region));
      });
  return static_cast<std::size_t>(best - placed.begin());
}

LinkedPlaces link_places(std::vector<KnownPlace> earlier, std::vector<KnownPlace> later,
                         const PageMap& map, const LinkOptions& options) {
  LinkedPlaces places{std::move(earlier), std::move(later), {}, {}, {}};
  for (const KnownPlace& place : places.earlier) places.placed.push_back(map.map(place.region));
  places.partners.resize(places.earlier.size());
  places.has_partner.assign(places.later.size(), false);
  link_same(places, options);
  link_neighbours(places, map.inverse(), options);
  return places;
}

}  // namespace palimpsest::diff
