#include "archive/history/passages.hpp"

#include "archive/history/passage_graph.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

namespace palimpsest::archive {
namespace {

bool is_opening(const Change& change) {
  return change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
}

void append(std::string& text, const std::string& more) {
  if (!text.empty() && !more.empty()) text += " ";
  text += more;
}

std::optional<int> partner_after(const Diff& diff, int page) {
  for (const PagePair& pair : diff.pages) {
    if (pair.before && pair.after && pair.before->number == page) return pair.after->number;
  }
  return std::nullopt;
}

std::optional<int> partner_before(const Diff& diff, int page) {
  for (const PagePair& pair : diff.pages) {
    if (pair.before && pair.after && pair.after->number == page) return pair.before->number;
  }
  return std::nullopt;
}

using Places = std::vector<const WithheldPlace*>;
using Changes = std::vector<const Change*>;

// One passage while it is followed. Every member has an element for each release.
struct Track {
  std::vector<Places> places;
  std::vector<std::map<std::size_t, Changes>> changes;  // by the earlier release
  std::vector<std::optional<int>> pages;                // none where the release lacks the page

  // Returns what a release did to the passage, against the one before it.
  [[nodiscard]] Changes steps(std::size_t release) const {
    const auto found = release > 0 ? changes[release].find(release - 1) : changes[release].end();
    return found == changes[release].end() ? Changes() : found->second;
  }
};

// Finds the page of a passage in every release: from where it is withheld, and from there by the
// pairs of pages.
void find_pages(Track& track, const DiffsOfReleases& diffs) {
  const std::size_t count = track.places.size();
  track.pages.assign(count, std::nullopt);
  for (std::size_t i = 0; i < count; ++i) {
    if (!track.places[i].empty()) {
      track.pages[i] = track.places[i].front()->page;
    } else if (i > 0 && track.pages[i - 1]) {
      track.pages[i] = partner_after(diffs.at({i - 1, i}), *track.pages[i - 1]);
    }
  }
  for (std::size_t i = count - 1; i > 0; --i) {
    if (track.pages[i] && !track.pages[i - 1]) {
      track.pages[i - 1] = partner_before(diffs.at({i - 1, i}), *track.pages[i]);
    }
  }
}

bool is_open(PassageStatus status) {
  return status == PassageStatus::kOpen || status == PassageStatus::kLifted;
}

bool has_any(const Changes& changes, bool (*test)(const Change&)) {
  return std::any_of(changes.begin(), changes.end(),
                     [&](const Change* change) { return test(*change); });
}

// Returns the changes that tell most of a release: those against the one before it, and where that
// one could not be compared, against the newest that could.
Changes telling_changes(const Track& track, std::size_t release, PassageStatus before) {
  const Changes steps = track.steps(release);
  const bool is_settled = track.places[release].empty() && is_open(before);
  if (!steps.empty() || is_settled || track.changes[release].empty()) return steps;
  return track.changes[release].rbegin()->second;
}

PassageStatus status_by_changes(const Track& track, std::size_t release, const Changes& changes) {
  const bool was_withheld = release > 0 && !track.places[release - 1].empty();
  if (track.places[release].empty()) return PassageStatus::kLifted;
  if (has_any(changes, is_opening)) return PassageStatus::kShrunk;
  if (!has_any(changes, is_closing)) return PassageStatus::kKept;
  return was_withheld ? PassageStatus::kGrown : PassageStatus::kAdded;
}

// The status of a release that nothing tells of but its own records.
PassageStatus status_alone(const Track& track, std::size_t release, PassageStatus before) {
  if (!track.places[release].empty()) return PassageStatus::kWithheld;
  if (!track.pages[release]) return PassageStatus::kAbsent;
  return is_open(before) ? PassageStatus::kOpen : PassageStatus::kUndecided;
}

// The status before anything is withheld: open when a later release is known to have closed it.
PassageStatus first_status(const Track& track) {
  std::size_t first = 0;
  while (track.places[first].empty()) ++first;
  for (const auto& [earlier, changes] : track.changes[first]) {
    if (has_any(changes, is_closing)) return PassageStatus::kOpen;
  }
  return PassageStatus::kUndecided;
}

void add_places(const Places& places, PassageState& state) {
  std::set<std::string> codes;
  for (const WithheldPlace* place : places) {
    if (state.place) {
      state.place->region = bounding_region(state.place->region, place->region);
    } else {
      state.place = Place{place->page, place->region};
    }
    if (!place->name.empty()) state.redactions.push_back(place->name);
    codes.insert(place->codes.begin(), place->codes.end());
  }
  state.codes.assign(codes.begin(), codes.end());
}

std::string id_of(const Track& track) {
  const WithheldPlace* first = nullptr;
  for (const Places& places : track.places) {
    for (const WithheldPlace* place : places) {
      const bool is_named = !place->name.empty();
      if (is_named && (!first || place->import_rank < first->import_rank)) first = place;
    }
  }
  return first ? first->name : std::string();
}

Passage passage_from(const Track& track) {
  Passage passage{id_of(track), {}};
  PassageStatus known = first_status(track);  // of the last release that has the page
  for (std::size_t i = 0; i < track.places.size(); ++i) {
    const Changes changes = telling_changes(track, i, known);
    PassageState& state = passage.states.emplace_back();
    state.status =
        changes.empty() ? status_alone(track, i, known) : status_by_changes(track, i, changes);
    if (state.status != PassageStatus::kAbsent) known = state.status;
    add_places(track.places[i], state);
    for (const Change* change : changes) {
      append(state.text, change->text);
      state.personal |= change->personal;
    }
  }
  return passage;
}

// Adds what one earlier release showed; the newest that shows something legible is quoted.
void add_shown(std::size_t release, const Changes& changes, ClosedAgain& closed) {
  if (!has_any(changes, is_closing)) return;
  closed.shown_in.push_back(release);
  std::string text;
  for (const Change* change : changes) {
    if (!is_closing(*change)) continue;
    append(text, change->text);
    closed.personal |= change->personal;
  }
  if (!text.empty()) closed.text = text;
}

// What a release closes counts once, however many earlier releases showed it.
void add_closed_again(const Track& track, const Passage& passage,
                      std::vector<ClosedAgain>& closed_again) {
  for (std::size_t i = 1; i < passage.states.size(); ++i) {
    const PassageState& state = passage.states[i];
    const PassageStatus before = passage.states[i - 1].status;
    if (!state.place || !has_any(telling_changes(track, i, before), is_closing)) continue;
    ClosedAgain closed{passage.id, i, {}, *state.place, "", 0, false};
    for (const auto& [release, changes] : track.changes[i]) add_shown(release, changes, closed);
    closed.words = word_count(closed.text);
    if (closed.personal) closed.text.clear();
    closed_again.push_back(std::move(closed));
  }
}

// Gathers what belongs to each passage.
class Tracks {
 public:
  Tracks(const PassageGraph& graph, std::size_t release_count, const DiffsOfReleases& diffs)
      : graph_(graph), release_count_(release_count) {
    for (std::size_t i = 0; i < graph.places().size(); ++i) {
      track_of(i).places[graph.places()[i].release].push_back(&graph.places()[i]);
    }
    for (const auto& [releases, diff] : diffs) add(releases.first, releases.second, diff);
    for (Track* track : ordered()) find_pages(*track, diffs);
  }

  // Returns the passages in the order in which they first appear.
  [[nodiscard]] std::vector<Track*> ordered() {
    std::vector<Track*> tracks;
    for (auto& [root, track] : tracks_) tracks.push_back(&track);
    std::sort(tracks.begin(), tracks.end(),
              [](const Track* a, const Track* b) { return order_of(*a) < order_of(*b); });
    return tracks;
  }

 private:
  static std::tuple<std::size_t, int, Length, Length> order_of(const Track& track) {
    for (std::size_t i = 0; i < track.places.size(); ++i) {
      if (track.places[i].empty()) continue;
      const WithheldPlace& first = *track.places[i].front();
      return {i, first.page, first.region.top, first.region.left};
    }
    return {};
  }

  Track& track_of(std::size_t place) {
    Track& track = tracks_[graph_.passage_of(place)];
    track.places.resize(release_count_);
    track.changes.resize(release_count_);
    return track;
  }

  void add(std::size_t before, std::size_t after, const Diff& diff) {
    for (const Change& change : diff.changes) {
      std::vector<std::size_t> places;
      if (change.before) places = graph_.places_at(before, *change.before);
      if (places.empty() && change.after) places = graph_.places_at(after, *change.after);
      if (places.empty()) continue;
      track_of(places.front()).changes[after][before].push_back(&change);
    }
  }

  const PassageGraph& graph_;
  std::size_t release_count_;
  std::map<std::size_t, Track> tracks_;  // by passage
};

}  // namespace

bool is_closing(const Change& change) {
  return change.status == ChangeStatus::kAdded || change.status == ChangeStatus::kGrown;
}

FollowedPassages follow_passages(const std::vector<ReleasePages>& releases,
                                 const DiffsOfReleases& diffs) {
  PassageGraph graph(releases);
  for (const auto& [sides, diff] : diffs) graph.join(sides.first, sides.second, diff);
  Tracks tracks(graph, releases.size(), diffs);
  FollowedPassages followed;
  for (const Track* track : tracks.ordered()) {
    followed.passages.push_back(passage_from(*track));
    add_closed_again(*track, followed.passages.back(), followed.closed_again);
  }
  return followed;
}

}  // namespace palimpsest::archive
