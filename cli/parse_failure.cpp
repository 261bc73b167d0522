#include "cli/parse_failure.hpp"

#include <algorithm>
#include <cctype>

namespace palimpsest::cli {
namespace {

// "Could not convert" begins no sentence behind "palimpsest: "; FILE and --lang stay as they are.
std::string uncapitalized(std::string text) {
  const bool is_word = text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])) != 0;
  if (is_word) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto commands = app.get_subcommands();
  if (!commands.empty()) {
    return {ErrorKind::kUsage, uncapitalized(error.what()),
            "palimpsest " + commands.front()->get_name() + " --help says what it takes"};
  }
  const std::string hint = "palimpsest --help lists the commands";
  const std::vector<std::string> words = app.remaining();
  const bool is_missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (words.empty() && is_missing) return {ErrorKind::kUsage, "a command is missing", hint};
  if (words.empty()) return {ErrorKind::kUsage, uncapitalized(error.what()), hint};
  const bool is_option = words.front().starts_with("-");
  return {
      ErrorKind::kUsage,
      std::string("there is no ") + (is_option ? "option '" : "command '") + words.front() + "'",
      is_option ? "options of a command stand behind it; " + hint : hint};
}

void check_early_options(const CLI::App& app) {
  const CLI::App& command = *app.get_subcommands().front();
  for (const char* name : {"--archive", "--json"}) {
    if (app.count(name) == 0 || command.get_option_no_throw(name) != nullptr) continue;
    throw Error(ErrorKind::kUsage, command.get_name() + " has no option " + name,
                "palimpsest " + command.get_name() + " --help says what it takes");
  }
}

}  // namespace palimpsest::cli
