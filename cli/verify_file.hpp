// `verify` with files: a proof and its PDF, which need no archive, or a PDF that an archive may
// hold.
#pragma once

#include <string>
#include <vector>

namespace palimpsest::cli {

struct Session;

// Prints what was found and sets the exit code. Throws Error(usage) for other files than these.
void verify_files(const std::vector<std::string>& files, Session& session);

}  // namespace palimpsest::cli
