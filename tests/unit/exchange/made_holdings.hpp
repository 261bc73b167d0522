// Holdings for the tests of what other systems are told: one document, two revisions.
#pragma once

#include "model/holdings.hpp"

namespace palimpsest::exchange {

inline constexpr const char* kOld = "palimpsest 0.0.9";
inline constexpr const char* kNew = "palimpsest 2.0.0";

inline Event event_of(const std::string& id, EventType type, std::uint64_t entry) {
  return {id,
          type,
          Instant{1700000000},
          EventOutcome::kSuccess,
          "it was done",
          "A. Reader",
          std::nullopt,
          std::nullopt,
          kOld,
          entry};
}

inline HeldRevision held_revision(const std::string& folder, const std::string& bytes,
                                  std::uint64_t entry) {
  const FileDigests digests = digests_of(bytes);
  const DocumentId document("124-10180-10295");
  Event import = event_of("import-" + folder, EventType::kIngestion, entry);
  import.document = document;
  import.folder = RevisionFolder(folder);
  return {{document, RevisionFolder(folder), {}, {}, {digests, 1, "1.4", "", {}}, {}, {}, {}},
          Release{ReleaseId(folder), "", "", "", "", std::nullopt},
          "originals/objects/" + digests.sha256.hex(),
          import};
}

inline Holdings holdings_of(std::vector<HeldRevision> revisions, std::vector<Event> events = {}) {
  for (const HeldRevision& held : revisions) events.push_back(*held.import);
  const Document document{DocumentId("124-10180-10295"), {}};
  return {"0123", kNew, {{document, std::move(revisions), {}}}, std::move(events)};
}

}  // namespace palimpsest::exchange
