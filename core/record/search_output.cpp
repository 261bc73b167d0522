#include "record/search_output.hpp"

#include "record/json.hpp"
#include "record/values.hpp"

#include <utility>

namespace palimpsest::record {
namespace {

Json snippet_json(const std::vector<SnippetPart>& parts) {
  Json snippet = Json::array();
  for (const SnippetPart& part : parts) {
    snippet.push_back({{"text", part.text}, {"hit", part.is_hit}});
  }
  return snippet;
}

Json revealed_json(const RevealedBy& revealed) {
  return {{"before", revealed.before},
          {"after", revealed.after},
          {"change", revealed.change},
          {"status", name_of(revealed.status)},
          {"personal", revealed.personal}};
}

Json hit_json(const SearchHit& hit) {
  return {{"document", hit.document.text()},
          {"title", hit.title.empty() ? Json() : Json(hit.title)},
          {"in_name", hit.is_in_name},
          {"release", hit.release.empty() ? Json() : Json(hit.release)},
          {"page", hit.page == 0 ? Json() : Json(hit.page)},
          {"regions", to_json(hit.regions)},
          {"snippet", snippet_json(hit.snippet)},
          {"found", hit.pages},
          {"releases", hit.releases},
          {"revealed", hit.revealed ? revealed_json(*hit.revealed) : Json()},
          {"score", hit.score}};
}

}  // namespace

std::string search_to_json(const SearchOutcome& outcome) {
  Json hits = Json::array();
  for (const SearchHit& hit : outcome.hits) hits.push_back(hit_json(hit));
  return canonical_text({{"query", outcome.query},
                         {"text", name_of(outcome.text)},
                         {"documents", outcome.documents},
                         {"found", outcome.pages},
                         {"complete", outcome.is_complete},
                         {"not_compared", outcome.unheard},
                         {"similar", outcome.similar},
                         {"hits", std::move(hits)}});
}

}  // namespace palimpsest::record
