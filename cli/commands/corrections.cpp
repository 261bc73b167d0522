#include "archive/edit/corrections.hpp"

#include "archive/archive.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/edit_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/edit_lines.hpp"

#include <iostream>
#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

struct CorrectionsArguments {
  std::string to, from;
};

void export_corrections(const std::string& file, const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  note_hidden(store, session);
  std::string text;
  for (const Correction& correction : archive::corrections_of(store, audience(session))) {
    text += record::correction_line(correction) + "\n";
  }
  if (file == "-") {
    std::cout << text;
  } else {
    write_output_file(file, text);
  }
}

void import_corrections(const std::string& file, Session& session) {
  std::vector<Correction> corrections;
  ValuesOutcome outcome;
  outcome.rows =
      read_lines(file, outcome.bad, [&](const std::string& line, const std::string& source) {
        corrections.push_back(record::parse_correction_line(line));
        corrections.back().row.source = source;
      });
  if (outcome.bad.empty()) {
    const archive::Actor who = actor(session);
    store::Store store = open_to_write(session);
    outcome = archive::apply_corrections(store, std::move(corrections), who);
  }
  print_values_outcome(outcome, session);
}

void run_corrections(const CorrectionsArguments& arguments, Session& session) {
  if (arguments.to.empty() == arguments.from.empty()) {
    throw Error(ErrorKind::kUsage, "corrections are exported or imported",
                "write --export FILE or --import FILE");
  }
  if (!arguments.to.empty()) return export_corrections(arguments.to, session);
  import_corrections(arguments.from, session);
}

}  // namespace

void add_corrections(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "corrections", kArchiveGroup,
      "Take what people said from one archive into another one of the same originals",
      "  palimpsest corrections --export corrections.jsonl\n"
      "  palimpsest corrections --import corrections.jsonl --archive ../other\n",
      {{kSomethingToReport,
        "renames or merges of documents without a file cannot be done here: all else is said"},
       {kBadInput, "there is no such archive, or a line cannot be meant here: nothing is changed"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing"},
       {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<CorrectionsArguments>();
  command
      .add_option("--export", arguments->to,
                  "Write all values that people gave as JSON Lines; - for standard output")
      ->check(is_not_empty())
      ->type_name("FILE");
  command
      .add_option("--import", arguments->from,
                  "Say the same here, by one commit; - for standard input")
      ->check(is_not_empty())
      ->type_name("FILE");
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_corrections(*arguments, session); });
}

}  // namespace palimpsest::cli
