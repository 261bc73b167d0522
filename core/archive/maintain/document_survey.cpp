#include "archive/maintain/document_survey.hpp"

#include "align/copies/page_keys.hpp"

namespace palimpsest::archive {
namespace {

// Lists say who holds a document, or at least whose it was first.
std::string agency_of(const Document& document) {
  for (const char* name : {"agency", "originator"}) {
    const Fact* fact = newest_fact(document, name);
    if (fact != nullptr) return fact->value;
  }
  return {};
}

}  // namespace

index::IndexedDocument survey_of(const Catalogue& catalogue, const Document& document) {
  index::IndexedDocument survey{
      {document.id, {}, {}}, document.aliases, {}, document.states, agency_of(document)};
  for (const RevisionFolder& folder : catalogue.folders(document.id)) {
    const auto revision = catalogue.revision(document.id, folder);
    if (!revision) continue;
    const std::vector<Page> pages = catalogue.pages(*revision);
    survey.summary.revisions.push_back(catalogue.summary_of(*revision, pages));
    survey.contents.push_back(content_of(pages));
    auto& keys = survey.pages.emplace_back();
    for (const Page& page : pages) keys.push_back(align::keys_of(page));
  }
  survey.summary.placeholders = placeholders_of(document, catalogue.releases_held(document));
  return survey;
}

}  // namespace palimpsest::archive
