// What reading revisions again gave: one value for each that was to be read.
#pragma once

#include "base/id.hpp"
#include "model/names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

enum class RefreshStatus {
  kPlanned,  // a dry run would read it
  kRefreshed,
  kUnchanged,     // read again, it is what the archive has
  kFailed,        // and stays as it was
  kChangedSince,  // since the job was planned that read it: what others made of it stays
};
template <>
inline constexpr auto kNames<RefreshStatus> = names_of("planned", "refreshed", "unchanged",
                                                       "failed", "changed_since");

struct RevisionRefresh {
  DocumentId document;
  RevisionFolder folder;
  RefreshStatus status{};
  std::string why;  // it is read, "poppler 22.12.0, now 24.02.0", or stays after a change
  int page_count = 0;
  int redaction_count = 0;
  std::vector<int> changed_pages = {};
  std::vector<std::string> new_redactions = {};   // "3#r7": page and id
  std::vector<std::string> lost_redactions = {};  // that are not found any more
  std::optional<CommitId> commit = {};
  std::string error = {};  // why it failed
  std::string hint = {};   // what to do about it

  [[nodiscard]] std::string name() const { return document.text() + "@" + folder.text(); }

  friend bool operator==(const RevisionRefresh&, const RevisionRefresh&) = default;
};

struct RefreshOutcome {
  std::string act;  // for undo; empty when nothing was committed
  std::vector<RevisionRefresh> revisions;
  std::size_t current = 0;  // revisions that were meant, and are as present tools read them

  friend bool operator==(const RefreshOutcome&, const RefreshOutcome&) = default;
};

}  // namespace palimpsest
