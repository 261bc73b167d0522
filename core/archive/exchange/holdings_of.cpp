#include "archive/exchange/holdings_of.hpp"

#include "archive/events/archive_events.hpp"
#include "archive/exchange/diff_makings.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "exchange/premis/premis.hpp"
#include "exchange/prov/prov.hpp"
#include "record/archive_record.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace palimpsest::archive {
namespace {

// The import of each revision, by "document@folder"; the last one counts.
using Ingestions = std::map<std::string, const Event*>;

Ingestions ingestions_in(const std::vector<Event>& events) {
  Ingestions ingestions;
  for (const Event& event : events) {
    if (event.type != EventType::kIngestion || !event.document || !event.folder) continue;
    ingestions[event.document->text() + "@" + event.folder->text()] = &event;
  }
  return ingestions;
}

// Where the tip has no pointer to the original any more, it was removed by order, and the record of
// what it was stays.
std::string path_of_original(const store::Store& store, const Catalogue& catalogue,
                             const Revision& revision) {
  if (!has_original(catalogue.snapshot(), revision)) return "";
  const auto path = store.original_path(revision.observed.digests.sha256);
  return std::filesystem::relative(path, store.root()).generic_string();
}

HeldRevision held_revision(const store::Store& store, const Catalogue& catalogue, Revision revision,
                           const Ingestions& ingestions) {
  const ReleaseId release = release_of(revision.folder);
  const auto ingestion = ingestions.find(revision.document.text() + "@" + revision.folder.text());
  std::string path = path_of_original(store, catalogue, revision);
  return {std::move(revision),
          catalogue.release(release).value_or(Release{release, {}, {}, {}, {}, {}}),
          std::move(path),
          ingestion == ingestions.end() ? std::nullopt : std::optional(*ingestion->second)};
}

}  // namespace

HeldDiffs kept_diffs_of(const store::Snapshot& tip, const DocumentId& document) {
  HeldDiffs held;
  const std::string folder = kept_diffs_folder(document);
  for (const store::Entry& entry : tip.list(folder)) {
    const std::string path = folder + "/" + entry.name;
    const auto kept = read_kept(tip, path);
    if (!kept) {
      held.unreadable.push_back(path);
    } else if (rests_on_what_is_held(tip, document, kept->basis)) {
      held.diffs.push_back({folders_in(kept->basis.before), folders_in(kept->basis.after),
                            kept->diff.verdict, path, sha256_of(tip.read(path).value()),
                            kept->basis.method});
    }
  }
  return held;
}

std::vector<DocumentId> named_documents(const store::Store& store, const Audience& audience,
                                        const std::vector<std::string>& names) {
  const Catalogue catalogue(store, audience);
  if (names.empty()) return catalogue.documents();
  std::set<DocumentId> documents;
  for (const std::string& name : names) documents.insert(find_document(catalogue, name));
  return {documents.begin(), documents.end()};
}

Holdings holdings_of(const store::Store& store, const std::vector<DocumentId>& documents,
                     const std::string& software) {
  const Catalogue catalogue(store.tip());
  const store::Snapshot& tip = catalogue.snapshot();
  Holdings holdings{record::parse_archive(tip.read("archive.json").value_or("")).id,
                    software,
                    {},
                    events_of(store, {documents.begin(), documents.end()})};
  const Ingestions ingestions = ingestions_in(holdings.events);
  for (const DocumentId& id : documents) {
    HeldDocument held{
        catalogue.document(id).value_or(Document{id, {}}), {}, kept_diffs_of(tip, id)};
    for (const RevisionFolder& folder : catalogue.folders(id)) {
      auto revision = catalogue.revision(id, folder);
      if (!revision) continue;
      held.revisions.push_back(held_revision(store, catalogue, std::move(*revision), ingestions));
    }
    holdings.documents.push_back(std::move(held));
  }
  add_makings(store, holdings);
  return holdings;
}

std::string export_premis(const Holdings& holdings) {
  if (holdings.documents.empty()) {
    throw Error(ErrorKind::kInput,
                "the archive holds no document, and PREMIS tells of one object at least");
  }
  return exchange::premis_xml(holdings);
}

std::string export_prov(const Holdings& holdings) { return exchange::prov_json(holdings); }

}  // namespace palimpsest::archive
