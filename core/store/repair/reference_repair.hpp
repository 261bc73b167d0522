// Writes references again that were lost: the newest commit of main, and of the log.
#pragma once

#include "store/repair/repair.hpp"
#include "store/verify/objects/checked_object.hpp"
#include "store/verify/reference_check.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::store {

struct RepairedReferences {
  std::vector<std::string> files;  // that were written, relative to the archive
  std::vector<Problem> problems;   // why one was not, though it was shown what it named
  bool is_one_lost = false;        // still
};

// Writes those that are missing or damaged, or name a commit that neither copy has, where `prove`
// says what they named; durable on return. One of which the archive holds a later commit is left:
// the copy is older, and to follow it would drop what came since. Only the holder of the writer
// lock may call it.
[[nodiscard]] RepairedReferences repair_references(const std::filesystem::path& root,
                                                   const std::filesystem::path& replica,
                                                   const References& references,
                                                   const CheckedObjects& objects,
                                                   const ReferenceProof& prove);

}  // namespace palimpsest::store
