// The diffs that an archive keeps, each as changes/<before>..<after>.json beside the revisions.
//
// A kept diff is found again only while the records of both sides and the code that compares are
// those it was made with; else it is as if it were not there.
#pragma once

#include "archive/act.hpp"
#include "archive/actor.hpp"
#include "archive/compare/archived_side.hpp"
#include "model/kept_diff.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns what a diff of the two sides would rest on today.
[[nodiscard]] DiffBasis basis_of(const store::Snapshot& snapshot, const ArchivedSide& before,
                                 const ArchivedSide& after);

// Returns the kept diff at a path in the tree; nothing when there is none. A record of another
// version of this program may have another form: it is as if it were not there, and is made again.
[[nodiscard]] std::optional<KeptDiff> read_kept(const store::Snapshot& snapshot,
                                                const std::string& path);

// Whether the records that a kept diff of this document was made from are those that are held,
// whatever the method that compared.
[[nodiscard]] bool rests_on_what_is_held(const store::Snapshot& snapshot,
                                         const DocumentId& document, const DiffBasis& basis);

[[nodiscard]] std::vector<RevisionFolder> folders_in(const std::vector<RevisionState>& states);

// Returns the diff of two sides of one document, when it is kept and still holds.
[[nodiscard]] std::optional<Diff> find_kept(const store::Snapshot& snapshot,
                                            const ArchivedSide& before, const ArchivedSide& after);

enum class KeepOutcome {
  kKept,
  kBusy,         // another process is writing
  kOutdated,     // the revisions changed while they were compared
  kNotWritable,  // the archive, or its disk
};

// Commits a diff; `sandbox` is where it was computed. Its absence harms nobody, so what hinders it
// is an outcome and no error. Throws Error(integrity) when the archive is damaged.
KeepOutcome keep(store::Store& store, const ArchivedSide& before, const ArchivedSide& after,
                 const KeptDiff& diff, const Actor& actor, const std::string& sandbox);

// Returns the paths of the kept diffs that rest on a revision.
[[nodiscard]] std::vector<std::string> kept_diffs_on(const store::Snapshot& snapshot,
                                                     const RevisionName& revision);

}  // namespace palimpsest::archive
