// Which revisions are to be read again, how, and why.
//
// A revision is read as it was read before: the same recognition and languages, unless a person
// says others. So what differs are the tools.
#pragma once

#include "archive/access/access.hpp"
#include "archive/reading/reading_tools.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"
#include "worker/protocol.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

enum class RefreshScope {
  kDiffering,  // what other tools read, and what lost pages
  kAll,
};

struct RefreshChoice {
  Audience audience;               // to whom all documents are told when none is named
  std::vector<std::string> names;  // DOCUMENT or DOCUMENT@RELEASE; all documents when there is none
  RefreshScope scope{};
  std::optional<worker::OcrMode> ocr = {};                 // else as each was read
  std::optional<std::vector<std::string>> languages = {};  // likewise
  std::string identifiers = {};  // rows of a person's own table, as in schemas/identifiers.tsv
};

struct RevisionToRead {
  Revision revision;                    // as it is recorded, without pages and derived files
  worker::ReadOptions reading;          // of the whole original
  std::string why;                      // one or several clauses
  std::optional<Error> hindrance = {};  // why it cannot be read
};

struct RefreshPlan {
  std::vector<RevisionToRead> revisions;  // by document, release and file
  std::size_t current = 0;  // revisions that were meant, and are as present tools read them
};

// Returns what present tools report of a reading with these options; may throw
// Error(environment).
using ToolsOf = std::function<Tooling(const worker::ReadOptions&)>;

// Leaves out what was removed by order, unless it is named. Throws Error(input) for a name that
// means nothing, and Error(usage) for one that means a page.
[[nodiscard]] RefreshPlan plan_refresh(const store::Store& store, const RefreshChoice& choice,
                                       const ToolsOf& tools_of);

}  // namespace palimpsest::archive
