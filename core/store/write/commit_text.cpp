#include "store/write/commit_text.hpp"

#include "base/error.hpp"

namespace palimpsest::store {
namespace {

// Returns "Name <mail>", with an empty mail when the operator gave none.
std::string identity_of(const std::string& name) {
  const std::size_t open = name.find('<');
  const bool has_mail = open != std::string::npos && open > 0 && name[open - 1] == ' ' &&
                        name.find_first_of("<>", open + 1) == name.size() - 1 && name.back() == '>';
  const bool is_plain = name.find_first_of("<>") == std::string::npos;
  const std::string_view controls("\n\0", 2);
  if (name.empty() || name.find_first_of(controls) != std::string::npos || name.front() == ' ' ||
      name.back() == ' ' || (!has_mail && !is_plain)) {
    throw Error(ErrorKind::kUsage, "'" + name + "' cannot be the name of an operator",
                "give a name on one line, such as \"A. Reader <reader@example.org>\"");
  }
  return has_mail ? name : name + " <>";
}

}  // namespace

std::string commit_text(const std::string& tree, const std::optional<CommitId>& parent,
                        const CommitRequest& request) {
  if (request.time.seconds < 0) {
    throw Error(ErrorKind::kUsage, "a commit cannot be older than 1970");
  }
  if (request.message.find('\0') != std::string::npos) {
    throw Error(ErrorKind::kUsage, "a commit message cannot hold a zero byte");
  }
  const std::string who =
      identity_of(request.operator_name) + " " + std::to_string(request.time.seconds) + " +0000\n";
  return "tree " + tree + "\n" + (parent ? "parent " + parent->text() + "\n" : "") + "author " +
         who + "committer " + who + "\n" + request.message;
}

}  // namespace palimpsest::store
