// What was done with a document and when, in the words of PREMIS 3.
//
// Events are derived from commits, the log and time stamps; none is stored by itself, so that equal
// inputs give equal files whatever the time.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "model/names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Terms of the PREMIS vocabulary of event types. Written to outputs: never rename.
enum class EventType {
  kIngestion,
  kMessageDigestCalculation,
  kFixityCheck,
  kVirusCheck,
  kFormatIdentification,
  kValidation,
  kMetadataExtraction,
  kFilenameChange,
  kMetadataModification,
  kDigitalSignatureGeneration,
  kDeaccession,
  kRecovery,
  kReplication,
};
template <>
inline constexpr auto kNames<EventType> = names_of("ingestion", "message digest calculation",
                                                   "fixity check", "virus check",
                                                   "format identification", "validation",
                                                   "metadata extraction", "filename change",
                                                   "metadata modification",
                                                   "digital signature generation", "deaccession",
                                                   "recovery", "replication");

// Written to outputs: never rename.
enum class EventOutcome { kSuccess, kWarning, kFailure };
template <>
inline constexpr auto kNames<EventOutcome> = names_of("success", "warning", "failure");

struct Event {
  std::string id;  // unique in the archive, and the same whenever it is derived
  EventType type{};
  Instant time;
  EventOutcome outcome{};
  std::string detail;                    // one sentence
  std::string agent;                     // who did it, or signed for it
  std::optional<DocumentId> document;    // nothing for what concerns the whole archive
  std::optional<RevisionFolder> folder;  // nothing for what concerns the whole document
  std::string program = {};              // that did it; empty when no record says
  std::uint64_t entry = 0;  // of the log: where it stands, or the last one that it is about

  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace palimpsest
