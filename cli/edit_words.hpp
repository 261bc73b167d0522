// `edit DOCUMENT@RELEASE#CHANGE`: words of a change, which a person compared with the page.
#pragma once

#include <string>
#include <vector>

namespace palimpsest::cli {

struct Session;

struct WordsArguments {
  std::string change;  // DOCUMENT@RELEASE#c3
  std::string against;
  std::vector<std::string> values;  // FIELD=VALUE
};

// Whether `target` names a change: DOCUMENT@RELEASE#c3, without a page.
[[nodiscard]] bool names_change(const std::string& target);

// Does it, and prints what came of it. Throws Error(usage) for values that no change has.
void edit_words(const WordsArguments& arguments, const Session& session);

}  // namespace palimpsest::cli
