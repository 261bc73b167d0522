#include "archive/evidence/held.hpp"

#include "archive/act.hpp"
#include "archive/copies/look_alikes.hpp"
#include "archive/evidence/log_view.hpp"
#include "archive/removal/logged_history.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"
#include "record/log_entry_record.hpp"

#include <set>

namespace palimpsest::archive {
namespace {

// Returns the commits whose entries name the original, by the log: it is short, and in one place.
// Where a removal replaced one, it is the commit that stands there now.
std::set<CommitId> commits_with(const store::Store& store, const LogView& view,
                                const Sha256& sha256) {
  std::set<CommitId> commits;
  const LoggedHistory history(removals_in(store.tip()));
  proof::TileReader tiles = view.tiles();
  const std::string hex = sha256.hex();
  for (std::uint64_t index = 0; index < view.size(); ++index) {
    const std::string entry = tiles.entry(index);
    if (entry.find(hex) == std::string::npos) continue;
    const CommitId logged = record::parse_log_entry(entry).commit;
    commits.insert(history.present(index, logged).value_or(logged));
  }
  return commits;
}

std::string sentence(const Catalogue& catalogue, const RevisionName& name,
                     const store::CommitInfo& commit, const Sha256& sha256) {
  const auto revision = catalogue.revision(name.document, name.folder);
  const bool is_there = revision && revision->observed.digests.sha256 == sha256;
  return "The archive " + std::string(is_there ? "holds" : "held") + " these bytes as " +
         name.text() + ", imported " + commit.time.text() + " by commit " + commit.id.text() + ".";
}

// Whatever keeps the pages from being compared, the answer about the bytes stands.
void add_look_alikes(const store::Store& store, const Audience& audience,
                     const PageReading& read_pages, ProofReport& report) {
  try {
    report.look_alikes = look_alikes(store, audience, read_pages());
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput && error.kind() != ErrorKind::kEnvironment) throw;
    report.not_shown.push_back(std::string("which held pages the file looks like: ") +
                               error.what());
  }
}

}  // namespace

ProofReport find_held(const store::Store& store, const Audience& audience,
                      const std::filesystem::path& file, const PageReading& read_pages) {
  const Sha256 sha256 = digests_of_file(file).sha256;
  if (const auto removal = removal_of(store.tip(), sha256)) {
    return {{{false, "The archive held these bytes, and they were removed by order: " +
                         removed_name(*removal) + ". " + removal->reason}},
            {}};
  }
  const LogView view(store);
  const std::set<CommitId> commits = commits_with(store, view, sha256);
  ProofReport report;
  const Catalogue catalogue(store.tip());
  const std::set<std::string> hidden = hidden_names(store, audience);
  if (!commits.empty()) {
    store.visit_history([&](const store::CommitInfo& commit) {
      if (!commits.contains(commit.id)) return true;
      const auto act = parse_act(commit.message);
      if (!act) return true;
      for (const RevisionName& name : act->revisions) {
        if (hidden.contains(name.document.text())) continue;
        report.statements.push_back({true, sentence(catalogue, name, commit, sha256)});
      }
      return true;
    });
  }
  if (report.statements.empty()) {
    report.statements.push_back(
        {false, std::string("The archive ") +
                    (hidden.empty() ? "does not hold" : "shows no document with") +
                    " these bytes: SHA-256 " + sha256.hex() + "."});
    add_look_alikes(store, audience, read_pages, report);
  } else if (!store.has_original(sha256)) {
    report.statements.push_back({false, "The original itself is missing from the archive."});
  }
  return report;
}

std::vector<RevisionName> revisions_with(const store::Store& store, const Sha256& sha256) {
  const std::set<CommitId> commits = commits_with(store, LogView(store), sha256);
  const Catalogue catalogue(store.tip());
  std::vector<RevisionName> names;
  store.visit_history([&](const store::CommitInfo& commit) {
    if (!commits.contains(commit.id)) return true;
    const auto act = parse_act(commit.message);
    if (!act) return true;
    for (const RevisionName& name : act->revisions) {
      const auto revision = catalogue.revision(name.document, name.folder);
      if (revision && revision->observed.digests.sha256 == sha256) names.push_back(name);
    }
    return true;
  });
  return names;
}

}  // namespace palimpsest::archive
