#include "archive/audit/audit.hpp"

#include "archive/audit/audited_rows.hpp"
#include "archive/audit/held_files.hpp"
#include "archive/history/release_set.hpp"
#include "archive/lists/row_claims.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

std::vector<Release> known_releases(const Catalogue& catalogue, const RowClaims& rows) {
  std::vector<Release> known = catalogue.releases();
  for (const RowClaim& claim : rows.claims) known.push_back(claim.release);
  return known;
}

// Rows without a day of release belong to the release that is asked for. That must be one that the
// archive or another row knows: "2023" and "JFK" may mean many, and no row says which.
RowClaims claims_about(const ListFile& list, const Catalogue& catalogue, const KnownNames& names,
                       const std::string& text) {
  RowClaims rows = claims_of(list, std::nullopt, names);
  const std::vector<Release> known = known_releases(catalogue, rows);
  const auto named = std::find_if(known.begin(), known.end(), [&](const Release& release) {
    return release.id.text() == text;
  });
  return named == known.end() ? rows : claims_of(list, *named, names);
}

// Documents of which the archive may have a file in one of the releases: those that the rows name,
// and those that it filed there.
std::set<DocumentId> documents_in_question(const store::Store& store, const Catalogue& catalogue,
                                           const RowClaims& rows,
                                           const std::set<ReleaseId>& releases,
                                           const std::set<DocumentId>& hidden) {
  std::set<DocumentId> documents;
  for (const RowClaim& claim : rows.claims) documents.insert(claim.document);
  const auto index = open_index(store);
  if (!index) {
    for (const DocumentId& id : catalogue.documents()) documents.insert(id);
    return documents;
  }
  for (const ReleaseId& release : releases) {
    for (const DocumentId& id : index->documents_of(release)) documents.insert(id);
  }
  std::erase_if(documents, [&](const DocumentId& id) { return hidden.contains(id); });
  return documents;
}

// What is restricted, and what is not, of the releases that are looked at.
struct Holdings {
  const HeldFiles& shown;
  const HeldFiles& hidden;
  const std::set<std::string>& hidden_names;
};

// Whether a row names a restricted document, or a file that only such a one has.
bool is_restricted(const RowClaim& claim, const Holdings& holdings) {
  const auto is_hidden = [&](const std::string& name) {
    return holdings.hidden_names.contains(name);
  };
  if (is_hidden(claim.document.text())) return true;
  if (std::any_of(claim.aliases.begin(), claim.aliases.end(), is_hidden)) return true;
  const auto has_file = [&](const HeldFiles& files) {
    return !claim.file.empty() && !files.named(claim.release.id, claim.file_name()).empty();
  };
  return has_file(holdings.hidden) && !has_file(holdings.shown) &&
         holdings.shown.of(claim.release.id, claim.document).empty();
}

}  // namespace

Audit audit_release(const store::Store& store, const Audience& audience, const std::string& release,
                    const ListFile& list) {
  const Catalogue catalogue(store, audience);
  RowClaims rows = claims_about(list, catalogue, KnownNames(store), release);
  const std::set<DocumentId> hidden = hidden_documents(store, audience);
  const std::set<ReleaseId> releases = releases_meant(known_releases(catalogue, rows), release);
  const HeldFiles held(catalogue, documents_in_question(store, catalogue, rows, releases, hidden),
                       releases);
  const HeldFiles restricted(catalogue.whole(), hidden, releases);
  const std::set<std::string> names = hidden_names(store, audience);
  AuditedRows audited(held);
  std::size_t restricted_rows = 0;
  for (const RowClaim& claim : rows.claims) {
    if (!releases.contains(claim.release.id)) continue;
    if (is_restricted(claim, {held, restricted, names})) {
      ++restricted_rows;
    } else {
      audited.add(claim);
    }
  }
  Audit audit{list.name,
              list.digests.sha256,
              {releases.begin(), releases.end()},
              audited.row_count(),
              held.all().size(),
              0,
              restricted_rows,
              {}};
  audit.faults = audited.faults();
  audit.matched = audited.matched_count();
  for (const UnusableRow& row : rows.unusable) {
    audit.faults.push_back({AuditFaultKind::kUnusableRow,
                            row.place + " cannot be used: " + row.why,
                            {},
                            {},
                            "",
                            {row.place},
                            {},
                            {}});
  }
  std::stable_sort(audit.faults.begin(), audit.faults.end(),
                   [](const AuditFault& a, const AuditFault& b) { return a.kind < b.kind; });
  return audit;
}

}  // namespace palimpsest::archive
