#include "archive/edit/edit_values.hpp"
#include "archive/edit/fields.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/edit_rows.hpp"
#include "cli/edit_words.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"

#include <memory>
#include <string>
#include <vector>

namespace palimpsest::cli {
namespace {

struct EditArguments {
  std::string target;
  std::vector<std::string> values;  // FIELD=VALUE
  std::string against, from, csv;
};

// Whether the values are `field` alone. Throws Error(usage) when there are others beside it.
bool sets_alone(const EditRow& row, const std::string& field) {
  for (const FieldValue& each : row.values) {
    if (each.field != field) continue;
    if (row.values.size() == 1 && row.target.release.empty()) return true;
    throw Error(ErrorKind::kUsage, field + "= is an act by itself, on a whole document",
                "set other values by another edit");
  }
  return false;
}

// A single edit fails like any command; a bulk edit says what is wrong with which rows.
void throw_if_bad(const ValuesOutcome& outcome) {
  if (outcome.bad.empty()) return;
  const BadRow& row = outcome.bad.front();
  throw Error(row.is_usage ? ErrorKind::kUsage : ErrorKind::kInput, row.why, row.hint);
}

void edit_one(const EditArguments& arguments, Session& session) {
  const EditRow row = row_in_arguments(arguments.target, arguments.values);
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  if (sets_alone(row, "id")) {
    return print_restructuring(
        archive::rename_document(store, row.target.document, row.values[0].value, who), session);
  }
  if (sets_alone(row, "into")) {
    return print_restructuring(
        archive::merge_documents(store, row.target.document, row.values[0].value, who), session);
  }
  const ValuesOutcome outcome = archive::edit_values(store, {row}, who);
  throw_if_bad(outcome);
  print_values_outcome(outcome, session);
}

void edit_many(EditRows rows, Session& session) {
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  ValuesOutcome outcome;
  if (rows.bad.empty()) {
    outcome = archive::edit_values(store, rows.rows, who);
  } else {
    outcome.rows = rows.rows.size() + rows.bad.size();
    outcome.bad = std::move(rows.bad);
  }
  print_values_outcome(outcome, session);
}

void run_edit(const EditArguments& arguments, Session& session) {
  const bool is_bulk = !arguments.from.empty() || !arguments.csv.empty();
  if (is_bulk != arguments.target.empty() || is_bulk != arguments.values.empty()) {
    throw Error(ErrorKind::kUsage,
                is_bulk ? "a bulk edit takes what it sets from its file alone"
                        : "edit needs what is meant, and FIELD=VALUE",
                "palimpsest edit DOCUMENT title=Memorandum, or --from FILE, or --csv FILE");
  }
  if (!arguments.from.empty()) return edit_many(rows_in_lines(arguments.from), session);
  if (is_bulk) return edit_many(rows_in_table(arguments.csv, session), session);
  if (names_change(arguments.target)) {
    return edit_words({arguments.target, arguments.against, arguments.values}, session);
  }
  edit_one(arguments, session);
}

}  // namespace

void add_edit(CLI::App& app, Session& session) {
  using archive::EditLevel;
  CLI::App& command = add_command(
      app, "edit", kEverydayGroup,
      "Correct what was read or listed, say what you know, rename and merge documents",
      "  palimpsest edit 124-10180-10295 'title=Cable to Mexico City' date=1963-11-22\n"
      "  palimpsest edit 124-10180-10295 people=Hoover people=Tolson tags=mexico\n"
      "  palimpsest edit 124-10180-10295 title=                 take your value back\n"
      "  palimpsest edit 124-10180-10295@2023-06-27/2 'text=As I read it'\n"
      "  palimpsest edit 124-10180-10295@2023-06-27/2#r1 codes='(b)(1)' checked=yes\n"
      "  palimpsest edit 124-10180-10295@2023-06-27/2#new region=72,100,300,112 kind=solid\n"
      "  palimpsest edit 124-10180-10295@2023-06-27#c3 checked=yes     words of a change\n"
      "  palimpsest edit memo-4 id=124-10180-10295              the old id stays an alias\n"
      "  palimpsest edit memo-4 into=124-10180-10295            make the two one document\n"
      "  palimpsest edit memo-4 access=restricted until=2031-01-01 'reason=wish of the donor'\n"
      "  palimpsest edit --csv corrections.csv --why 'read against the originals'\n\n"
      "Fields of a document: " +
          archive::field_names(EditLevel::kDocument) +
          "\n  of a document in a release: " + archive::field_names(EditLevel::kRelease) +
          "\n  of a page: " + archive::field_names(EditLevel::kPage) +
          "\n  of a redaction: " + archive::field_names(EditLevel::kRedaction) + "\n",
      {{kBadInput, "there is no such archive, document, release, page or redaction"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing, or another document has the id"},
       {kDamage, "a record or an original is damaged"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<EditArguments>();
  command
      .add_option("WHAT", arguments->target,
                  "DOCUMENT[@RELEASE[/PAGE[#REDACTION]]], or DOCUMENT@RELEASE#CHANGE as `diff` "
                  "prints it")
      ->check(is_not_empty());
  command.add_option(
      "FIELD=VALUE", arguments->values,
      "What to set; several values of people, tags, notes and subjects stand between "
      "';' or are given one by one; no value takes yours back");
  command.add_option("--from", arguments->from, "Edits as JSON Lines; - for standard input")
      ->check(is_not_empty())
      ->type_name("FILE");
  command
      .add_option(
          "--csv", arguments->csv,
          "Edits as a table (CSV, TSV, XLSX): columns document, release, page, redaction and "
          "fields; an empty cell sets nothing")
      ->check(is_not_empty())
      ->type_name("FILE");
  command
      .add_option("--against", arguments->against,
                  "Of a change: the earlier release of the diff (default: the one before)")
      ->check(is_not_empty());
  add_key_options(command, session);
  add_archive_option(command, session);
  add_sandbox_option(command, session);
  add_act_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_edit(*arguments, session); });
}

}  // namespace palimpsest::cli
