#include "archive/tree/import_order.hpp"

#include "archive/act.hpp"

namespace palimpsest::archive {

ImportOrder::ImportOrder(const store::Snapshot& snapshot) {
  snapshot.visit_history([this](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    ++commit_count_;
    if (!act) return true;
    const Import here{commit_count_, commit.time};
    for (const RevisionName& name : act->revisions) {
      if (act->kind == ActKind::kImport) imports_.try_emplace(name.text(), here);
      if (act->kind == ActKind::kEdit) edits_.insert_or_assign(name.text(), here);
    }
    return true;
  });
}

const ImportOrder::Import* ImportOrder::find(const Names& names) const {
  for (const auto* acts : {&imports_, &edits_}) {
    for (const std::string& name : names) {
      const auto found = acts->find(name);
      if (found != acts->end()) return &found->second;
    }
  }
  return nullptr;
}

std::size_t ImportOrder::rank(const Names& names) const {
  const Import* import = find(names);
  return import == nullptr ? commit_count_ : commit_count_ - import->age;
}

Instant ImportOrder::time(const Names& names) const {
  const Import* import = find(names);
  return import == nullptr ? Instant{} : import->time;
}

}  // namespace palimpsest::archive
