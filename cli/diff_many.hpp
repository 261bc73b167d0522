// The forms of `diff` that compare more than one pair: a document through all its releases, and a
// release with all its documents.
#pragma once

#include <string>

namespace palimpsest::cli {

struct Session;

// Follows every redaction of `document`.
void diff_all_releases(const std::string& document, Session& session);

struct ReleaseArguments {
  std::string release;
  std::string against;
  bool is_csv = false;
};

// Gives the verdict of every document of a release.
void diff_whole_release(const ReleaseArguments& arguments, Session& session);

}  // namespace palimpsest::cli
