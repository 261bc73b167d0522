#include "store/verify.hpp"

#include "store/layout.hpp"
#include "store/verify/archive_check.hpp"
#include "store/verify/objects/object_check.hpp"
#include "store/verify/original_check.hpp"
#include "store/verify/reach.hpp"
#include "store/verify/reference_check.hpp"
#include "store/verify/root_check.hpp"

namespace palimpsest::store {

namespace fs = std::filesystem;

Verification verify(const fs::path& root, const VerifyProgress& progress,
                    const VerifyOptions& options) {
  std::error_code ignored;
  if (!fs::exists(root / kArchiveFile, ignored) && !fs::exists(root / kRepositoryFolder, ignored)) {
    throw Error(ErrorKind::kInput, root.string() + " is not an archive",
                "make one with `palimpsest init`, or name another folder with --archive");
  }
  const GitLibrary library;
  const fs::path folder = fs::absolute(root).lexically_normal();
  ArchiveCheck check(folder, progress);
  const CheckedObjects objects = check_objects(check);
  const References references = check_references(check, objects);
  check_root(check, objects, references.main);
  check_originals(check, walk_commits(check, objects, references), options);
  return std::move(check.report());
}

}  // namespace palimpsest::store
