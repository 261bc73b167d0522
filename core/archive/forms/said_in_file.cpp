#include "archive/forms/said_in_file.hpp"

#include "archive/forms/record_form.hpp"
#include "archive/forms/sheet_items.hpp"
#include "archive/import/revision_tree.hpp"

#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

std::vector<Document> items_of(const Catalogue& catalogue, const Revision& revision,
                               const SourceFile& file) {
  std::map<DocumentId, Document> said;
  for (SheetItem& item : items_on_sheets(revision.pages, file)) {
    if (item.document == revision.document) continue;
    Document& document = said.try_emplace(item.document, Document{item.document, {}}).first->second;
    for (Fact& fact : item.facts) (void)add_fact(document, fact);
    (void)add_state(document, item.claim);
  }
  std::vector<Document> items;
  for (const auto& [id, document] : said) items.push_back(with_known(catalogue, document));
  return items;
}

bool is_withheld(const StateClaim& claim) {
  return claim.state == ReleaseState::kWithheldInFull || claim.state == ReleaseState::kInPart;
}

}  // namespace

SaidInFile said_in_file(const Catalogue& catalogue, const Document& named, const Revision& revision,
                        const Release& release) {
  const SourceFile file{
      {revision.document, revision.folder}, revision.observed.digests.sha256, release};
  Document said = named;
  for (const Fact& fact : facts_on_forms(named, revision.pages, file)) (void)add_fact(said, fact);
  Document own = with_known(catalogue, said);
  const Document before = catalogue.document(named.id).value_or(Document{named.id, {}});
  std::vector<FactChange> changes = new_changes(before, own);
  return {std::move(own), items_of(catalogue, revision, file), std::move(changes)};
}

std::optional<StateClaim> opened_placeholder(const Catalogue& catalogue, const DocumentId& document,
                                             const ReleaseId& release) {
  const auto known = catalogue.document(document);
  if (!known || !catalogue.folders(document).empty()) return std::nullopt;
  std::optional<StateClaim> newest;
  for (StateClaim& claim : placeholders_of(*known, catalogue.releases_held(*known))) {
    if (claim.release != release && is_withheld(claim)) newest = std::move(claim);
  }
  return newest;
}

}  // namespace palimpsest::archive
