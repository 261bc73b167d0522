#include "archive/maintain/catalogue_index.hpp"

#include "archive/maintain/document_survey.hpp"
#include "archive/maintain/touched.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <filesystem>
#include <set>
#include <system_error>
#include <vector>

namespace palimpsest::archive {
namespace {

constexpr const char* kIndexFile = "index.sqlite";

std::filesystem::path index_file(const store::Store& store) { return store.root() / kIndexFile; }

// A release that got a date puts the revisions of all its documents in another order.
std::set<DocumentId> documents_of_changed(const std::set<ReleaseId>& releases,
                                          const store::Snapshot& before, const store::Snapshot& tip,
                                          const index::Index& index) {
  std::set<DocumentId> documents;
  for (const ReleaseId& release : releases) {
    const std::string path = release_record_path(release);
    if (!before.object_of(path) || before.object_of(path) == tip.object_of(path)) continue;
    for (const DocumentId& document : index.documents_of(release)) documents.insert(document);
  }
  return documents;
}

void put_document(const Catalogue& catalogue, const DocumentId& id, index::Update& update) {
  const auto document = catalogue.document(id);
  if (document) {
    update.put(survey_of(catalogue, *document));
  } else {
    update.remove(id);
  }
}

std::size_t rebuild(const store::Store& store, const store::Snapshot& tip, index::Index& index,
                    const IndexProgress& progress) {
  const Catalogue catalogue(tip);
  const std::vector<DocumentId> documents = catalogue.documents();
  index::Update update = index.update();
  update.clear();
  for (const index::UndoneFile& file : all_undone(store, tip)) update.put_undone(file);
  std::size_t done = 0;
  for (const DocumentId& id : documents) {
    put_document(catalogue, id, update);
    if (progress) progress(++done, documents.size());
  }
  update.finish(tip.commit());
  return documents.size();
}

// Puts what has changed since `known`. Returns false, and nothing is done, when another process
// brought the index to another commit meanwhile.
bool put_changes(const store::Store& store, const store::Snapshot& tip, const CommitId& known,
                 Touched touched, index::Index& index, const IndexProgress& progress) {
  const Catalogue before(store.at(known)), after(tip);
  const std::set<DocumentId> reordered =
      documents_of_changed(touched.releases, before.snapshot(), tip, index);
  touched.documents.insert(reordered.begin(), reordered.end());
  index::Update update = index.update();
  if (index.commit() != known) return false;
  for (const index::UndoneFile& file : touched.undone) update.put_undone(file);
  std::size_t done = 0;
  for (const DocumentId& id : touched.documents) {
    if (!reordered.contains(id) && differs_in_facts_alone(id, before, after)) {
      update.put_facts(facts_of(after, *after.document(id)));
    } else {
      put_document(after, id, update);
    }
    if (progress) progress(++done, touched.documents.size());
  }
  update.finish(tip.commit());
  return true;
}

void bring_up_to_date(const store::Store& store, index::Index& index,
                      const IndexProgress& progress) {
  for (;;) {
    const store::Snapshot tip = store.tip();
    const auto known = index.commit();
    if (known == tip.commit()) return;
    auto touched = known ? touched_since(store, tip, *known) : std::nullopt;
    if (!touched) {
      (void)rebuild(store, tip, index, progress);
      return;
    }
    if (put_changes(store, tip, *known, std::move(*touched), index, progress)) return;
  }
}

}  // namespace

std::optional<index::Index> open_index(const store::Store& store, const IndexProgress& progress) {
  try {
    index::Index index(index_file(store));
    bring_up_to_date(store, index, progress);
    return index;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kEnvironment) return std::nullopt;
    throw;
  }
}

void refresh_index(const store::Store& store) {
  try {
    (void)open_index(store);
  } catch (const Error&) {
    // A damaged record is told by who reads it, and by `verify`.
  }
}

std::vector<DocumentSummary> list_documents(const store::Store& store, const Audience& audience) {
  std::vector<DocumentSummary> documents;
  const auto index = open_index(store);
  if (index) {
    const std::set<DocumentId> hidden = hidden_documents(store, audience);
    index->visit([&](const DocumentSummary& document) {
      if (!hidden.contains(document.id)) documents.push_back(document);
    });
    return documents;
  }
  const Catalogue catalogue(store, audience);
  for (const DocumentId& id : catalogue.documents()) documents.push_back(catalogue.summary(id));
  return documents;
}

void visit_documents(const store::Store& store, const Audience& audience,
                     const std::function<void(const index::IndexedDocument&)>& visit) {
  const auto index = open_index(store);
  if (index) {
    return index->visit_all([&](const index::IndexedDocument& document) {
      if (is_visible(document.restricted_until, audience)) visit(document);
    });
  }
  const Catalogue catalogue(store, audience);
  for (const DocumentId& id : catalogue.documents()) {
    const auto document = catalogue.document(id);
    if (document) visit(survey_of(catalogue, *document));
  }
}

std::size_t rebuild_index(const store::Store& store, const IndexProgress& progress) {
  std::error_code ignored;
  std::filesystem::remove(index_file(store), ignored);
  index::Index index(index_file(store));
  return rebuild(store, store.tip(), index, progress);
}

}  // namespace palimpsest::archive
