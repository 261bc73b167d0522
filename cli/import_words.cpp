#include "cli/import_words.hpp"

#include "base/error.hpp"
#include "cli/identity_options.hpp"
#include "cli/import_arguments.hpp"
#include "cli/session.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace palimpsest::cli {
namespace {

// A list is imported by itself, and a job is planned or it is not.
constexpr std::array kNotOfJobs = {"--manifest", "--mapping", "--dry-run"};
// Of one machine, and no part of the import.
constexpr std::array kNotRemembered = {"--jobs", "--sandbox", "--json", "--archive", "--help"};

// An option with a name that `known` has, too, as a job's own options and FILE are not.
bool is_remembered(const CLI::Option& option, const CLI::App& known) {
  return option.count() > 0 && !option.get_lnames().empty() &&
         known.get_option_no_throw(option.get_name()) != nullptr &&
         std::find(kNotRemembered.begin(), kNotRemembered.end(), option.get_name()) ==
             kNotRemembered.end();
}

void add_words(const CLI::Option& option, std::vector<std::string>& words) {
  for (const std::string& value : option.results()) {
    words.push_back(option.get_name());
    if (option.get_items_expected_max() == 0) return;  // a flag
    const std::string type = option.get_type_name();
    const bool is_file = type == "FILE" || type == "PROGRAM";
    words.push_back(is_file ? std::filesystem::absolute(value).lexically_normal().string() : value);
  }
}

void add_words(const CLI::App& command, const CLI::App& known, std::vector<std::string>& words) {
  for (const CLI::Option* option : command.get_options()) {
    if (is_remembered(*option, known)) add_words(*option, words);
  }
  for (const CLI::App* group : command.get_subcommands({})) add_words(*group, known, words);
}

}  // namespace

void add_remembered_options(CLI::App& command, ImportArguments& arguments, Session& session) {
  add_import_options(command, arguments);
  for (const char* name : kNotOfJobs) command.remove_option(command.get_option(name));
  add_reading_options(command, session);
  add_identity_options(command, session);
}

std::vector<std::string> remembered_words(const CLI::App& command) {
  Session session;
  ImportArguments arguments;
  CLI::App known;
  add_remembered_options(known, arguments, session);
  std::vector<std::string> words;
  add_words(command, known, words);
  return words;
}

void parse_remembered(CLI::App& command, const std::vector<std::string>& words) {
  try {
    command.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::kInput,
                std::string("what the job is to do cannot be understood: ") + error.what(),
                "plan the job with this version of the program");
  }
}

archive::ImportRequest remembered_import(const std::vector<std::string>& words,
                                         const Session& session) {
  Session remembered = session;
  ImportArguments arguments;
  CLI::App command;
  add_remembered_options(command, arguments, remembered);
  parse_remembered(command, words);
  arguments.paths = {"."};  // one, as --pages asks for; the job has its own
  archive::ImportRequest request = import_request(arguments, remembered);
  request.paths.clear();
  return request;
}

}  // namespace palimpsest::cli
