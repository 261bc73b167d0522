#include "archive/edit/check_words.hpp"
#include "base/error.hpp"
#include "cli/archive_differ.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/edit_output.hpp"
#include "report/edit_text.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest::cli {
namespace {

struct EditArguments {
  std::string change;  // DOCUMENT@RELEASE#CHANGE
  std::string against;
  std::vector<std::string> values;  // FIELD=VALUE
};

archive::ChangeName parse_change(const EditArguments& arguments) {
  const std::size_t hash = arguments.change.find('#');
  const bool is_whole = hash != std::string::npos && hash + 1 < arguments.change.size() &&
                        arguments.change.find('@') < hash;
  if (!is_whole) {
    throw Error(ErrorKind::kUsage,
                "'" + report::printable(arguments.change) + "' names no change of a document",
                "write DOCUMENT@RELEASE#c3, as `palimpsest diff` prints it");
  }
  return {arguments.change.substr(0, hash), arguments.change.substr(hash + 1), arguments.against};
}

bool parse_yes(const std::string& value) {
  if (value == "yes" || value == "no") return value == "yes";
  throw Error(ErrorKind::kUsage, "checked is yes or no, not '" + report::printable(value) + "'");
}

archive::WordsCheck parse_values(const std::vector<std::string>& values) {
  archive::WordsCheck check;
  for (const std::string& each : values) {
    const std::size_t sign = each.find('=');
    const std::string field = each.substr(0, sign);
    const std::string value = sign == std::string::npos ? "" : each.substr(sign + 1);
    if (field == "checked") {
      check.is_checked = parse_yes(value);
    } else if (field == "text") {
      check.text = value;
    } else {
      throw Error(ErrorKind::kUsage, "'" + report::printable(each) + "' sets nothing of a change",
                  "write checked=yes, checked=no or text=WORDS");
    }
  }
  if (check.text && !check.is_checked) {
    throw Error(ErrorKind::kUsage, "words that somebody gives are checked by that person",
                "leave checked=no out");
  }
  return check;
}

void run_edit(const EditArguments& arguments, const Session& session) {
  const archive::ChangeName change = parse_change(arguments);
  const archive::WordsCheck check = parse_values(arguments.values);
  ArchiveDiffer archive(session);
  const EditOutcome outcome =
      archive::check_words(archive.store(), archive.differ(), change, check, actor(session));
  std::cout << (session.is_json ? record::edit_to_json(outcome)
                                : report::edit_text(outcome, output_style()));
}

}  // namespace

void add_edit(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "edit", kEverydayGroup, "Vouch for words that were read by a program, or correct them",
      "  palimpsest edit 124-10180-10295@2023-06-27#c3 checked=yes\n"
      "  palimpsest edit 124-10180-10295@2023-06-27#c3 'text=Office of Special Adviser'\n"
      "  palimpsest edit 124-10180-10295@2023-06-27#c3 checked=no        take it back\n",
      {{kBadInput, "there is no such archive, document or release"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing"},
       {kDamage, "a record or an original is damaged"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<EditArguments>();
  command
      .add_option("CHANGE", arguments->change,
                  "DOCUMENT@RELEASE#CHANGE: what `diff` shows of the release, and c with a number "
                  "that it prints there")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("FIELD=VALUE", arguments->values,
                  "checked=yes or no: whether you have compared the words with the page; "
                  "text=WORDS: what they are")
      ->required();
  command
      .add_option("--against", arguments->against,
                  "The earlier release of the diff (default: the one before)")
      ->check(is_not_empty());
  add_key_options(command, session);
  add_archive_option(command, session);
  add_sandbox_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_edit(*arguments, session); });
}

}  // namespace palimpsest::cli
