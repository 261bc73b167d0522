#include "archive/history/passage_graph.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Of the smaller of two regions: boxes of neighbouring lines overlap by less.
constexpr double kSamePlaceShare = 0.5;

double shared_of_smaller(const Region& a, const Region& b) {
  const double smaller = std::min(area(a), area(b));
  return smaller > 0 ? area(intersection(a, b)) / smaller : 0;
}

bool covers(const RedactionSide& side, const Region& region) {
  if (side.parts.empty()) return shared_of_smaller(side.region, region) >= kSamePlaceShare;
  return std::any_of(side.parts.begin(), side.parts.end(), [&](const Region& part) {
    return shared_of_smaller(part, region) >= kSamePlaceShare;
  });
}

std::vector<std::string> normalized(const std::vector<Code>& codes) {
  std::vector<std::string> texts;
  for (const Code& code : codes) texts.push_back(code.normalized);
  return texts;
}

WithheldPlace place_of(const ReleasePages& release, std::size_t number, const Page& page,
                       const Redaction& redaction) {
  const ReleasePart* part = &release.parts.front();
  for (const ReleasePart& each : release.parts) {
    if (each.first_page <= page.number) part = &each;
  }
  const int own_number = page.number - part->first_page + 1;
  return {number,
          page.number,
          redaction.region,
          part->folder.text() + "/" + std::to_string(own_number) + "#" + redaction.id,
          part->import_rank,
          normalized(redaction.codes)};
}

}  // namespace

PassageGraph::PassageGraph(const std::vector<ReleasePages>& releases) {
  for (std::size_t i = 0; i < releases.size(); ++i) {
    for (const Page& page : releases[i].pages) {
      for (const Redaction& redaction : page.redactions) {
        parent_.push_back(places_.size());
        places_.push_back(place_of(releases[i], i, page, redaction));
      }
    }
  }
}

void PassageGraph::join(std::size_t before, std::size_t after, const Diff& diff) {
  for (const Change& change : diff.changes) {
    if (!change.before || !change.after) continue;
    const std::vector<std::size_t> earlier = places_or_new(before, *change.before);
    join_sides(earlier, places_or_new(after, *change.after), change);
  }
}

// A later box that only touches the earlier one belongs to its neighbour, unless there is no other.
void PassageGraph::join_sides(const std::vector<std::size_t>& earlier,
                              const std::vector<std::size_t>& later, const Change& change) {
  const Region where = change.place ? change.place->region : change.after->region;
  const auto shared = [&](std::size_t place) {
    return shared_of_smaller(where, places_[place].region);
  };
  const auto best = std::max_element(later.begin(), later.end(), [&](std::size_t a, std::size_t b) {
    return shared(a) < shared(b);
  });
  for (const std::size_t from : earlier) {
    for (auto to = later.begin(); to != later.end(); ++to) {
      if (to == best || shared(*to) >= kSamePlaceShare) parent_[passage_of(*to)] = passage_of(from);
    }
  }
}

std::size_t PassageGraph::passage_of(std::size_t place) const {
  while (parent_[place] != place) place = parent_[place];
  return place;
}

std::vector<std::size_t> PassageGraph::places_at(std::size_t release,
                                                 const RedactionSide& side) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const WithheldPlace& place = places_[i];
    if (place.release != release || place.page != side.page) continue;
    if (place.region == side.region) return {i};
    if (covers(side, place.region)) found.push_back(i);
  }
  return found;
}

std::vector<std::size_t> PassageGraph::places_or_new(std::size_t release,
                                                     const RedactionSide& side) {
  std::vector<std::size_t> found = places_at(release, side);
  if (!found.empty()) return found;
  parent_.push_back(places_.size());
  places_.push_back({release, side.page, side.region, "", 0, normalized(side.codes)});
  return {places_.size() - 1};
}

}  // namespace palimpsest::archive
