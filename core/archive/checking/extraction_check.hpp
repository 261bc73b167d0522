// Reads a revision once more with present tooling, and compares that with its record.
#pragma once

#include "archive/act.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

enum class ExtractionResult {
  kSame,
  kExplained,    // other tooling reads otherwise
  kUnexplained,  // the same tooling does, or the record is not what was read
  kUnread,       // a page was lost this time, or the original is not whole
  kRemoved,      // pages were removed by order, and the original with them
};

struct ExtractionCheck {
  RevisionName name;
  ExtractionResult result{};
  std::string what;  // one sentence; empty when it is the same
};

// Reads the revision by `worker`, which must read as the record says it was read.
[[nodiscard]] ExtractionCheck check_extraction(const store::Store& store,
                                               const Catalogue& catalogue, const RevisionName& name,
                                               worker::Client& worker);

}  // namespace palimpsest::archive
