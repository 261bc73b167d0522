#include "cli/part_options.hpp"

#include "base/error.hpp"
#include "cli/identity_options.hpp"
#include "cli/import_role.hpp"
#include "cli/option_values.hpp"
#include "cli/session.hpp"
#include "cli/split_question.hpp"

#include <filesystem>

namespace palimpsest::cli {

void add_part_options(CLI::App& command, PartOptions& options) {
  command
      .add_option("--document", options.document, "The document id; default: from name and pages")
      ->type_name("ID");
  command
      .add_option("--pages", options.pages,
                  "Take these pages of FILE as the document --document: 12-19")
      ->check(is_not_empty())
      ->type_name("FIRST-LAST");
  command
      .add_option("--split", options.split,
                  "Split files that hold the forms of several documents: ask, auto or never; "
                  "default: ask on a terminal, else never")
      ->check(CLI::IsMember({"ask", "auto", "never"}));
  command.add_option("--role", options.role,
                     "Of a further file of one document: replacement, second_copy, unsorted or "
                     "part:2/3");
}

std::optional<PageRange> page_range(const PartOptions& options,
                                    const std::vector<std::string>& paths) {
  if (options.pages.empty()) return std::nullopt;
  const bool is_one_file = paths.size() == 1 && !std::filesystem::is_directory(paths.front());
  if (is_one_file && !options.document.empty()) return parse_page_range(options.pages);
  throw Error(ErrorKind::kUsage, "--pages takes pages of one FILE as one document",
              "name the file, and the document with --document ID");
}

std::optional<DocumentId> requested_document(const PartOptions& options) {
  return options.document.empty() ? std::nullopt : std::optional(DocumentId(options.document));
}

std::optional<Role> requested_role(const PartOptions& options) {
  return options.role.empty() ? std::nullopt : std::optional(parse_role(options.role));
}

archive::IdentityOptions identity_options(const PartOptions& options, const Session& session) {
  return {name_use(session), split_mode(options.split), ask_split};
}

}  // namespace palimpsest::cli
