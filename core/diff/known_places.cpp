#include "diff/known_places.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace palimpsest::diff {
namespace {

class PlaceFinder {
 public:
  PlaceFinder(const std::vector<Redaction>& redactions, const PageMap& to_other,
              const PlaceOptions& options)
      : back_(to_other.inverse()), options_(options) {
    for (const Redaction& redaction : redactions) {
      places_.push_back({redaction.region, &redaction, {}});
    }
    seen_ = places_.size();
  }

  void add(const ShownRun& run) {
    const std::vector<std::size_t> owners = owners_of(run);
    if (!owners.empty()) {
      divide(run, owners);
    } else if (run.is_in_text) {
      places_.push_back({grown(back_.map(run.region), options_.padding), nullptr, {run.region}});
    }
  }

  [[nodiscard]] std::vector<KnownPlace> take() { return std::move(places_); }

 private:
  // The redactions that a run lies in, or that lie in it.
  [[nodiscard]] std::vector<std::size_t> owners_of(const ShownRun& run) const {
    const Region placed = back_.map(run.region);
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < seen_; ++i) {
      const Redaction& redaction = *places_[i].redaction;
      const double both = area(intersection(placed, redaction.region));
      const double smaller = std::min(area(placed), area(redaction.region));
      const bool has_words = std::any_of(
          run.words.begin(), run.words.end(),
          [&](const Region& word) { return withholds(redaction, back_.map(word.center())); });
      if (has_words && both >= options_.min_inside * smaller) owners.push_back(i);
    }
    return owners;
  }

  [[nodiscard]] Length distance(const Region& word, std::size_t owner) const {
    const Region& region = places_[owner].redaction->region;
    const Point middle = back_.map(word.center());
    if (withholds(*places_[owner].redaction, middle)) return {};
    return std::max({region.left - middle.x, middle.x - region.right, Length{1}});
  }

  // Gives each word to the redaction that it lies in, or else to the nearest.
  void divide(const ShownRun& run, const std::vector<std::size_t>& owners) {
    std::size_t last = seen_;
    for (const Region& word : run.words) {
      const std::size_t owner = *std::min_element(
          owners.begin(), owners.end(),
          [&](std::size_t a, std::size_t b) { return distance(word, a) < distance(word, b); });
      KnownPlace& place = places_[owner];
      if (owner == last) {
        place.shown.back() = bounding_region(place.shown.back(), word);
      } else {
        place.shown.push_back(word);
      }
      last = owner;
      const Region placed = grown(back_.map(word), options_.padding);
      if (placed.left < place.region.left) place.region.left = placed.left;
      if (placed.right > place.region.right) place.region.right = placed.right;
    }
  }

  PageMap back_;
  const PlaceOptions& options_;
  std::vector<KnownPlace> places_;
  std::size_t seen_ = 0;  // of the places, by a detector
};

}  // namespace

std::vector<KnownPlace> known_places(const std::vector<Redaction>& redactions,
                                     const std::vector<ShownRun>& runs, const PageMap& to_other,
                                     const PlaceOptions& options) {
  PlaceFinder finder(redactions, to_other, options);
  for (const ShownRun& run : runs) finder.add(run);
  return finder.take();
}

bool withholds(const Redaction& redaction, Point place) {
  return redaction.region.contains(place) &&
         (!redaction.outline || contains(*redaction.outline, place));
}

}  // namespace palimpsest::diff
