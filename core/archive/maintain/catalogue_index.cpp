#include "archive/maintain/catalogue_index.hpp"

#include "archive/act.hpp"
#include "archive/maintain/document_survey.hpp"
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

// What the commits after one touched. Nothing when it is not among those of `tip`, or when one of
// them does not say what it did.
struct Touched {
  std::set<DocumentId> documents;
  std::set<ReleaseId> releases;
  std::vector<index::UndoneFile> undone;
};

// Adds the files that an act took back, as they were before it.
void add_undone(const store::Store& store, const store::CommitInfo& commit, const Act& act,
                std::vector<index::UndoneFile>& undone) {
  if (act.kind != ActKind::kUndo || !commit.parent) return;
  const Catalogue before(store.at(*commit.parent));
  for (const RevisionName& name : act.revisions) {
    const auto revision = before.revision(name.document, name.folder);
    if (revision) undone.push_back({name.document, name.folder, revision->observed.digests.sha256});
  }
}

std::vector<index::UndoneFile> all_undone(const store::Store& store, const store::Snapshot& tip) {
  std::vector<index::UndoneFile> undone;
  tip.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (act) add_undone(store, commit, *act, undone);
    return true;
  });
  return undone;
}

// Acts that change records of documents without naming a revision of each.
void add_changed_documents(const store::Store& store, const CommitId& commit, Touched& touched) {
  for (const store::PathChange& change : store.changes_of(commit)) {
    const auto document = document_of_path(change.path);
    if (document) touched.documents.insert(*document);
    if (is_release_record_path(change.path)) touched.releases.insert(release_of_path(change.path));
  }
}

std::optional<Touched> touched_since(const store::Store& store, const store::Snapshot& tip,
                                     const CommitId& known) {
  Touched touched;
  bool is_found = false;
  tip.visit_history([&](const store::CommitInfo& commit) {
    is_found = commit.id == known;
    if (is_found) return false;
    const auto act = parse_act(commit.message);
    if (!act) return false;
    if (act->kind == ActKind::kList || act->kind == ActKind::kUndo || act->kind == ActKind::kEdit) {
      add_changed_documents(store, commit.id, touched);
    }
    add_undone(store, commit, *act, touched.undone);
    touched.documents.insert(act->documents.begin(), act->documents.end());
    for (const RevisionName& name : act->revisions) {
      touched.documents.insert(name.document);
      touched.releases.insert(release_of(name.folder));
    }
    return true;
  });
  if (!is_found) return std::nullopt;
  return touched;
}

// A release that got a date puts the revisions of all its documents in another order.
void add_documents_of_changed_releases(const store::Store& store, const store::Snapshot& tip,
                                       const index::Index& index, const CommitId& known,
                                       Touched& touched) {
  const store::Snapshot before = store.at(known);
  for (const ReleaseId& release : touched.releases) {
    const std::string path = release_record_path(release);
    if (!before.object_of(path) || before.object_of(path) == tip.object_of(path)) continue;
    for (const DocumentId& document : index.documents_of(release)) {
      touched.documents.insert(document);
    }
  }
}

template <class Documents>
void put_all(const store::Snapshot& tip, const Documents& documents, index::Update& update,
             const IndexProgress& progress) {
  const Catalogue catalogue(tip);
  std::size_t done = 0;
  for (const DocumentId& id : documents) {
    const auto document = catalogue.document(id);
    if (document) {
      update.put(survey_of(catalogue, *document));
    } else {
      update.remove(id);
    }
    if (progress) progress(++done, documents.size());
  }
  update.finish(tip.commit());
}

std::size_t rebuild(const store::Store& store, const store::Snapshot& tip, index::Index& index,
                    const IndexProgress& progress) {
  const std::vector<DocumentId> documents = Catalogue(tip).documents();
  index::Update update = index.update();
  update.clear();
  for (const index::UndoneFile& file : all_undone(store, tip)) update.put_undone(file);
  put_all(tip, documents, update, progress);
  return documents.size();
}

void bring_up_to_date(const store::Store& store, index::Index& index,
                      const IndexProgress& progress) {
  const store::Snapshot tip = store.tip();
  const auto known = index.commit();
  if (known == tip.commit()) return;
  auto touched = known ? touched_since(store, tip, *known) : std::nullopt;
  if (!touched) {
    (void)rebuild(store, tip, index, progress);
    return;
  }
  add_documents_of_changed_releases(store, tip, index, *known, *touched);
  index::Update update = index.update();
  for (const index::UndoneFile& file : touched->undone) update.put_undone(file);
  put_all(tip, touched->documents, update, progress);
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
