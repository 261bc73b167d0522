// An act on an archive, as `log` lists it.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct LoggedAct {
  std::string id;    // for `undo`; empty for what cannot be named
  std::string kind;  // "import", "edit", "undo" ...
  CommitId commit;
  Instant time;
  std::string by;
  std::string what;                      // one sentence without a point
  std::vector<std::string> about;        // DOCUMENT and DOCUMENT@RELEASE; empty where it names none
  std::string why;                       // as who did it says; empty when nothing is said
  std::optional<std::string> undone_by;  // the id of the act that took it back

  friend bool operator==(const LoggedAct&, const LoggedAct&) = default;
};

}  // namespace palimpsest
