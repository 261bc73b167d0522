#include "archive/checking/damaged_originals.hpp"

#include "archive/evidence/held.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace palimpsest::archive {
namespace {

constexpr std::ptrdiff_t kNamedOriginals = 100;  // each costs a walk through the log

bool is_of_original(const Problem& problem) { return problem.path.starts_with("originals/"); }

void name_revisions_of(const store::Store& store, Problem& problem) {
  const auto sha256 = Sha256::parse(std::filesystem::path(problem.path).filename().string());
  if (!sha256) return;
  std::set<std::string> documents;
  std::set<std::string> revisions;
  for (const RevisionName& name : revisions_with(store, *sha256)) {
    documents.insert(name.document.text());
    revisions.insert(name.text());
  }
  if (documents.empty()) return;
  problem.document.clear();
  for (const std::string& document : documents) {
    problem.document += (problem.document.empty() ? "" : ", ") + document;
  }
  problem.revisions.assign(revisions.begin(), revisions.end());
}

}  // namespace

void name_revisions(const std::filesystem::path& archive, std::vector<Problem>& problems) {
  const auto count = std::count_if(problems.begin(), problems.end(), is_of_original);
  if (count == 0 || count > kNamedOriginals) return;
  try {
    const store::Store store = store::Store::look_at(archive);
    for (Problem& problem : problems) {
      if (is_of_original(problem)) name_revisions_of(store, problem);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;  // that damage is a problem of its own
  }
}

}  // namespace palimpsest::archive
