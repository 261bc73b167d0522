#include "archive/access/access.hpp"

#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"

namespace palimpsest::archive {

Audience audience_at(Instant now, RestrictedDocuments restricted) {
  constexpr std::size_t kDay = 10;  // of 2026-11-29T12:00:00Z
  return {now.text().substr(0, kDay), restricted};
}

bool is_visible(const std::string& until, const Audience& audience) {
  return audience.restricted == RestrictedDocuments::kIncluded || until <= audience.day;
}

bool is_visible(const Document& document, const Audience& audience) {
  return is_visible(restricted_until(document), audience);
}

std::set<DocumentId> hidden_documents(const store::Store& store, const Audience& audience) {
  if (audience.restricted == RestrictedDocuments::kIncluded) return {};
  if (const auto index = open_index(store)) return index->documents_restricted_on(audience.day);
  std::set<DocumentId> hidden;
  const Catalogue catalogue(store.tip());
  for (const DocumentId& id : catalogue.documents()) {
    const auto document = catalogue.document(id);
    if (document && !is_visible(*document, audience)) hidden.insert(id);
  }
  return hidden;
}

std::set<std::string> hidden_names(const store::Store& store, const Audience& audience) {
  std::set<std::string> names;
  const Catalogue catalogue(store.tip());
  for (const DocumentId& id : hidden_documents(store, audience)) {
    names.insert(id.text());
    const auto document = catalogue.document(id);
    if (document) names.insert(document->aliases.begin(), document->aliases.end());
  }
  return names;
}

}  // namespace palimpsest::archive
