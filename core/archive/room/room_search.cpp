#include "archive/room/room_search.hpp"

#include "archive/room/may_be_shown.hpp"
#include "archive/tree/catalogue.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Hits that may not be shown are replaced by others, so long as there are not too many.
constexpr std::size_t kSpare = 3;

// Words on a page of which a part is hidden: the snippet around them may reach into it.
bool is_seen(const SearchHit& hit, const HiddenOfRevision& hidden_of) {
  if (hit.release.empty()) return true;  // only the name was found
  if (hit.revealed && hit.revealed->personal) return false;
  if (!is_valid_release_part(hit.release)) return false;
  const HiddenPlaces hidden = hidden_of(hit.document, RevisionFolder(hit.release));
  return !hidden.hides(hit.page) && !hidden.covers.contains(hit.page);
}

}  // namespace

SearchOutcome room_search(const store::Store& store, SearchQuestion question,
                          const HiddenOfRevision& hidden_of) {
  const std::size_t limit = question.request.limit;
  question.request.limit = limit * kSpare;
  question.request.includes_personal = false;
  SearchOutcome outcome = search(store, everybody_today(), question);
  std::erase_if(outcome.hits, [&](const SearchHit& hit) { return !is_seen(hit, hidden_of); });
  outcome.is_complete = outcome.is_complete && outcome.hits.size() <= limit;
  while (outcome.hits.size() > limit) outcome.hits.pop_back();
  outcome.similar.clear();  // a word may stand in a hidden place alone
  outcome.documents = outcome.hits.size();
  outcome.pages = 0;
  for (SearchHit& hit : outcome.hits) {
    hit.pages = 0;
    hit.releases.clear();
  }
  return outcome;
}

}  // namespace palimpsest::archive
