#include "store/write/commit_text.hpp"

#include "base/error.hpp"

#include <algorithm>

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

std::string moved_commit_text(const std::string& text, const std::string& tree,
                              const std::optional<std::string>& parent) {
  const std::size_t end = std::min(text.find("\n\n"), text.size());  // of the headers
  std::string moved = "tree " + tree + "\n" + (parent ? "parent " + *parent + "\n" : "");
  bool is_left_out = false;
  for (std::size_t at = 0; at < end;) {
    const std::size_t next = std::min(text.find('\n', at), end);
    const std::string line = text.substr(at, next - at);
    // A line that begins with a space goes on with the one before.
    if (!line.starts_with(' ')) {
      is_left_out =
          line.starts_with("tree ") || line.starts_with("parent ") || line.starts_with("gpgsig ");
    }
    if (!is_left_out) moved += line + "\n";
    at = next + 1;
  }
  return moved + text.substr(std::min(end + 1, text.size()));
}

}  // namespace palimpsest::store
