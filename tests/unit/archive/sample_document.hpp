// A document for the tests of the archive, and who works on it.
#pragma once

#include "archive/actor.hpp"
#include "archive/compare/archived_side.hpp"
#include "model/person_mark.hpp"

#include <string>

namespace palimpsest::archive {

inline const DocumentId kDocumentId("124-10180-10295");
inline const Actor kActor{"Ada", "reading-room", Instant{1700000000}};
inline const PersonMark kAda{"Ada", Instant{1700000000}};

inline ArchivedSide side_of(const std::string& folder) {
  return {kDocumentId, {RevisionFolder(folder)}};
}

}  // namespace palimpsest::archive
