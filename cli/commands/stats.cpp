#include "archive/archive.hpp"
#include "archive/stats/status.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/status_output.hpp"
#include "report/status_text.hpp"

#include <iostream>
#include <map>
#include <memory>

namespace palimpsest::cli {
namespace {

using report::ListedDocuments;

struct StatsArguments {
  std::string at, by = "release", documents, svg;
  bool is_csv = false;
};

const std::map<std::string, ListedDocuments>& document_words() {
  static const std::map<std::string, ListedDocuments> words = {
      {"redacted", ListedDocuments::kRedacted},
      {"none_found", ListedDocuments::kNoneFound},
      {"declared_in_full", ListedDocuments::kDeclaredInFull},
      {"disagree", ListedDocuments::kDisagreeing},
      {"all", ListedDocuments::kAll}};
  return words;
}

std::optional<EdtfDate> date_from(const StatsArguments& arguments) {
  if (arguments.at.empty()) return std::nullopt;
  auto date = EdtfDate::parse(arguments.at);
  if (date) return date;
  throw Error(ErrorKind::kUsage, "'" + arguments.at + "' is not a date",
              "write it in EDTF: 2023-06-27, 2011-03, 2018");
}

void run_stats(const StatsArguments& arguments, const Session& session) {
  const auto at = date_from(arguments);
  const auto by = parse_name<StatusGroup>(arguments.by).value();
  const ListedDocuments listed = arguments.documents.empty()
                                     ? ListedDocuments::kNone
                                     : document_words().at(arguments.documents);
  const store::Store store = archive::open_archive(archive_folder(session));
  const CollectionStatus status = archive::status_of(store, audience(session), at, by);
  note_hidden(store, session);
  if (!arguments.svg.empty()) write_output_file(arguments.svg, report::status_svg(status));
  if (session.is_json) {
    std::cout << record::status_to_json(status, [&](const DocumentStatus& document) {
      return report::is_listed(document, listed);
    });
  } else {
    std::cout << (arguments.is_csv ? report::status_csv(status, listed)
                                   : report::status_text(status, listed, output_style()));
  }
}

}  // namespace

void add_stats(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "stats", kArchiveGroup, "Say what is still withheld, and who calls it released",
      "  palimpsest stats\n"
      "  palimpsest stats --at 2022 --by code\n"
      "  palimpsest stats --documents disagree --csv\n"
      "  palimpsest stats --by year --svg status.svg\n",
      {{kBadInput, "there is no archive"}, {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<StatsArguments>();
  command.add_option("--at", arguments->at, "The day (EDTF); default: as it stands now");
  command.add_option("--by", arguments->by, "code, agency, release or year")
      ->check(CLI::IsMember({"code", "agency", "release", "year"}))
      ->capture_default_str();
  command
      .add_option(
          "--documents", arguments->documents,
          "Name the documents, too: redacted, none_found, declared_in_full, disagree or all")
      ->check(CLI::IsMember(document_words()));
  CLI::Option* csv = command.add_flag("--csv", arguments->is_csv, "Print comma-separated values");
  command.add_option("--svg", arguments->svg, "Write a plot into this file")->type_name("FILE");
  add_archive_option(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  csv->excludes("--json");
  command.callback([arguments, &session] { run_stats(*arguments, session); });
}

}  // namespace palimpsest::cli
