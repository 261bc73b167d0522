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

bool is_cited(const Catalogue& catalogue, const std::string& evidence,
              const std::vector<store::TreeEdit>& edits) {
  const std::string digest = evidence.substr(evidence.rfind('/') + 1);
  std::map<std::string, std::optional<std::string>> changed;
  for (const store::TreeEdit& edit : edits) changed[edit.path] = edit.bytes;
  const auto names_it = [&](const std::string& path) {
    const auto edit = changed.find(path);
    const auto record = edit == changed.end() ? catalogue.snapshot().read(path) : edit->second;
    return record && record->find(digest) != std::string::npos;
  };
  for (const DocumentId& document : catalogue.documents()) {
    if (names_it(document_record_path(document))) return true;
    for (const RevisionFolder& folder : catalogue.folders(document)) {
      const auto removed = changed.find(revision_folder(document, folder));
      const bool is_gone = removed != changed.end() && !removed->second;
      if (!is_gone && names_it(revision_record_path(document, folder))) return true;
    }
  }
  return false;
}

}  // namespace palimpsest::archive
