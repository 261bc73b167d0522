#include "store/repair/repair.hpp"

#include "base/lock.hpp"
#include "store/layout.hpp"
#include "store/repair/object_repair.hpp"
#include "store/repair/original_repair.hpp"
#include "store/repair/reference_repair.hpp"
#include "store/repair/root_repair.hpp"
#include "store/verify/objects/object_check.hpp"
#include "store/verify/original_check.hpp"
#include "store/verify/reach.hpp"
#include "store/write/recovery.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

void check_is_replica(const fs::path& root, const fs::path& replica) {
  std::error_code ignored;
  if (!fs::is_directory(replica / kRepositoryFolder, ignored)) {
    throw Error(ErrorKind::kInput, replica.string() + " is not a copy of an archive",
                "name the folder that holds its archive.json and repository.git");
  }
  if (fs::equivalent(root, replica, ignored)) {
    throw Error(ErrorKind::kUsage, replica.string() + " is the archive itself",
                "name another copy of it");
  }
}

// Files that two archives share are one file: what damaged the one damaged the other.
void check_shares_nothing(const fs::path& root, const fs::path& replica) {
  for (const char* folder : {kOriginalsFolder, kRepositoryFolder}) {
    std::error_code error;
    for (fs::recursive_directory_iterator it(root / folder, error), end; !error && it != end;
         it.increment(error)) {
      std::error_code ignored;
      const fs::path other = replica / it->path().lexically_relative(root);
      if (!it->is_regular_file(ignored) || !fs::equivalent(it->path(), other, ignored)) continue;
      throw Error(ErrorKind::kConflict,
                  replica.string() + " shares files with the archive: " + other.string() +
                      " is the same file on the disk, not a copy of it",
                  "name a copy on another disk, or one made by copying and not by linking");
    }
  }
}

FileLock acquire(const fs::path& root) {
  std::error_code ignored;
  fs::create_directories(root / kLocksFolder, ignored);
  fs::create_directories(root / kStagingFolder, ignored);
  auto lock = FileLock::try_acquire(root / kWriterLock);
  if (lock) return std::move(*lock);
  throw Error(ErrorKind::kConflict, "another process is writing to " + root.string(),
              "wait until it has ended, and run the command again");
}

template <class Values>
void append(Values& all, Values more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// One round of a repair.
struct Round {
  std::vector<Problem> problems;   // that were found before it
  std::vector<Problem> unproven;   // references that stay lost, and why
  bool is_reference_lost = false;  // still
};

Round mend(const fs::path& root, const fs::path& replica, const ReferenceProof& prove,
           const VerifyProgress& progress, Repair& repair) {
  ArchiveCheck check(root, progress);
  CheckedObjects objects = check_objects(check);
  References references = check_references(check, objects);
  Round round;
  RepairedReferences repaired = repair_references(root, replica, references, objects, prove);
  if (!repaired.files.empty()) {
    ArchiveCheck nobody(root, progress);  // their damage is known
    references = check_references(nobody, objects);
  }
  append(repair.files, std::move(repaired.files));
  round.is_reference_lost = repaired.is_one_lost;
  round.unproven = std::move(repaired.problems);
  repair.objects += repair_objects(check, objects, references, replica);
  append(repair.files, repair_archive_file(root));
  check_originals(check, walk_commits(check, objects, references), {});
  append(repair.originals, repair_originals(root, replica, check.report().problems));
  round.problems = std::move(check.report().problems);
  return round;
}

}  // namespace

Repair repair_from(const fs::path& archive, const fs::path& other, const ReferenceProof& prove,
                   const VerifyProgress& progress) {
  const GitLibrary library;
  const fs::path root = fs::absolute(archive).lexically_normal();
  const fs::path replica = fs::absolute(other).lexically_normal();
  check_is_replica(root, replica);
  check_shares_nothing(root, replica);
  const FileLock lock = acquire(root);
  Repair repair;
  repair.files = repair_repository_files(root);
  recover(root);
  Round round = mend(root, replica, prove, progress, repair);
  // What came back in the first round can show what a reference named.
  if (round.is_reference_lost && has_restored(repair)) {
    round = mend(root, replica, prove, progress, repair);
  }
  std::vector<Problem> problems =
      has_restored(repair) ? verify(root, progress).problems : std::move(round.problems);
  append(problems, std::move(round.unproven));
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(repair.remaining),
               [](const Problem& problem) { return !problem.harmless; });
  return repair;
}

}  // namespace palimpsest::store
