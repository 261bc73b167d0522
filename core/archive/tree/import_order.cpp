#include "archive/tree/import_order.hpp"

#include "archive/act.hpp"

namespace palimpsest::archive {

ImportOrder::ImportOrder(const store::Snapshot& snapshot) {
  snapshot.visit_history([this](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    ++commit_count_;
    if (!act || act->kind != ActKind::kImport) return true;
    for (const RevisionName& name : act->revisions) {
      imports_.try_emplace(name.text(), Import{commit_count_, commit.time});
    }
    return true;
  });
}

std::size_t ImportOrder::rank(const DocumentId& document, const RevisionFolder& folder) const {
  const auto import = imports_.find(RevisionName{document, folder}.text());
  return import == imports_.end() ? commit_count_ : commit_count_ - import->second.age;
}

Instant ImportOrder::time(const DocumentId& document, const RevisionFolder& folder) const {
  const auto import = imports_.find(RevisionName{document, folder}.text());
  return import == imports_.end() ? Instant{} : import->second.time;
}

}  // namespace palimpsest::archive
