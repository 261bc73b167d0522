#include "archive/room/room_search.hpp"

#include "archive/room/may_be_shown.hpp"
#include "archive/tree/catalogue.hpp"

namespace palimpsest::archive {
namespace {

// Of a page on which a part is hidden the words around a hit may reach into it.
bool shows(const HiddenPlaces& hidden, int page) {
  return !hidden.hides(page) && !hidden.covers.contains(page);
}

}  // namespace

SearchOutcome room_search(const store::Store& store, SearchQuestion question,
                          const HiddenOfRevision& hidden_of) {
  const std::size_t limit = question.request.limit;
  question.request.limit = limit + 1;
  question.request.includes_personal = false;
  question.request.is_shown = [&](const DocumentId& document, const std::string& folder, int page) {
    return is_valid_release_part(folder) &&
           shows(hidden_of(document, RevisionFolder(folder)), page);
  };
  SearchOutcome outcome = search(store, everybody_today(), question);
  outcome.is_complete = outcome.is_complete && outcome.hits.size() <= limit;
  if (outcome.hits.size() > limit) outcome.hits.pop_back();
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
