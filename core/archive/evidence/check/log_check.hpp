// Checks the log of an archive against its history, its tiles against its entries, and signatures
// against the keys that signed then.
//
// Reads only. Whatever is wrong becomes a problem with a sentence that says what happened.
#pragma once

#include "archive/evidence/check/checked_log.hpp"
#include "model/archive_facts.hpp"
#include "model/verification.hpp"
#include "proof/log/signed_note.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Every entry, every tile, every signature: as long as the history is.
void check_log(const store::Store& store, Verification& report);

// Does the same with a log that was read, for an archive with these facts. Throws Error(integrity)
// when a commit cannot be read.
void check_log(const CheckedLog& log, const ArchiveFacts& facts, Verification& report);

// What the newest commit, the newest entry and the newest checkpoint say of each other: the same
// time for every length of log.
void check_log_head(const store::Store& store, Verification& report);

// Checks that the archive still continues the log of a checkpoint that somebody kept elsewhere.
// `name` is what the caller calls it. Throws Error(input) when `note` is no checkpoint.
void check_since(const store::Store& store, const std::string& note, const std::string& name,
                 Verification& report);

}  // namespace palimpsest::archive
