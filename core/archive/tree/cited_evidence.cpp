#include "archive/tree/cited_evidence.hpp"

#include "archive/tree/tree_paths.hpp"

#include <algorithm>
#include <map>

namespace palimpsest::archive {
namespace {

std::vector<Source> sources_by(const store::Snapshot& snapshot, const DocumentId& id,
                               const Sha256& evidence) {
  std::vector<Source> sources;
  const auto document = Catalogue(snapshot).document(id);
  if (!document) return sources;
  const auto add = [&](const Source& source) {
    if (source.evidence == evidence) sources.push_back(source);
  };
  for (const Fact& fact : document->metadata) add(fact.source);
  for (const StateClaim& claim : document->states) add(claim.source);
  return sources;
}

}  // namespace

std::vector<Source> new_sources(const store::Snapshot& before, const store::Snapshot& after,
                                const DocumentId& document, const Sha256& evidence) {
  const std::vector<Source> known = sources_by(before, document, evidence);
  std::vector<Source> sources = sources_by(after, document, evidence);
  std::erase_if(sources, [&](const Source& source) {
    return std::find(known.begin(), known.end(), source) != known.end();
  });
  return sources;
}

namespace {

bool is_cited(const Catalogue& catalogue, const std::string& digest,
              const std::vector<store::TreeEdit>& edits) {
  std::map<std::string, std::optional<std::string>> changed;
  for (const store::TreeEdit& edit : edits) changed[edit.path] = edit.bytes;
  const auto has_it = [&](const std::optional<std::string>& record) {
    return record && record->find(digest) != std::string::npos;
  };
  for (const auto& [path, record] : changed) {
    if (document_of_path(path) && has_it(record)) return true;
  }
  const auto names_it = [&](const std::string& path) {
    return !changed.contains(path) && has_it(catalogue.snapshot().read(path));
  };
  const auto is_gone = [&](const std::string& folder) {
    const auto removed = changed.find(folder);
    return removed != changed.end() && !removed->second;
  };
  for (const DocumentId& document : catalogue.documents()) {
    if (is_gone(document_folder(document))) continue;
    if (names_it(document_record_path(document))) return true;
    for (const RevisionFolder& folder : catalogue.folders(document)) {
      if (is_gone(revision_folder(document, folder))) continue;
      if (names_it(revision_record_path(document, folder))) return true;
    }
  }
  return false;
}

}  // namespace

void drop_uncited(const Catalogue& catalogue, const std::string& path,
                  std::vector<store::TreeEdit>& edits) {
  const std::string digest = path.substr(path.rfind('/') + 1);
  const bool is_there = catalogue.snapshot().object_of(path).has_value();
  if (!is_there || is_cited(catalogue, digest, edits)) return;
  edits.push_back({path, std::nullopt});
}

}  // namespace palimpsest::archive
