#include "cli/import_arguments.hpp"

#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/identity_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/session.hpp"

#include <optional>

namespace palimpsest::cli {
namespace {

std::optional<EdtfDate> release_date(const ImportArguments& arguments) {
  if (arguments.date.empty()) return EdtfDate::parse(arguments.release);
  auto date = EdtfDate::parse(arguments.date);
  if (date) return date;
  throw Error(ErrorKind::kUsage, "'" + arguments.date + "' is not a date",
              "write it in EDTF: 2023-06-27, 2011-03, 1999~");
}

// Without a release, a list gives one to every file.
std::optional<Release> release_from(const ImportArguments& arguments) {
  if (!arguments.release.empty()) {
    return Release{ReleaseId(arguments.release),
                   arguments.agency,
                   arguments.authority,
                   arguments.series,
                   arguments.source,
                   release_date(arguments)};
  }
  if (!arguments.list.manifest.empty()) return std::nullopt;
  throw Error(ErrorKind::kUsage, "--release or --manifest is required",
              "say the release that these files belong to, or the list that says it of each");
}

void check_paths(const ImportArguments& arguments) {
  if (!arguments.paths.empty() || !arguments.list.manifest.empty()) return;
  throw Error(ErrorKind::kUsage, "FILE or --manifest is required",
              "name the files or the release list to import");
}

void add_release_options(CLI::App& command, ImportArguments& arguments) {
  command
      .add_option("--release", arguments.release,
                  "The release of these files; with --manifest, of those that no row places")
      ->type_name("ID");
  command.add_option("--date", arguments.date,
                     "Its date (EDTF); default: its id, where that is one");
  command.add_option("--agency", arguments.agency, "The agency that released them");
  command.add_option("--authority", arguments.authority, "The law or order of the release");
  command.add_option("--series", arguments.series, "The series that the release belongs to");
  command.add_option("--source", arguments.source, "Where the release was published");
}

void add_file_options(CLI::App& command, ImportArguments& arguments) {
  command
      .add_option("FILE", arguments.paths,
                  "PDF files, and folders that hold some; a folder of images (JPEG, TIFF, PNG) "
                  "without PDFs is one document")
      ->check(is_not_empty());
  add_part_options(command, arguments.part);
  add_jobs_option(command, arguments.jobs);
  command.add_flag("--dry-run", arguments.is_dry_run, "Show what would be done, and write nothing");
}

}  // namespace

void add_import_options(CLI::App& command, ImportArguments& arguments) {
  add_file_options(command, arguments);
  add_release_options(command, arguments);
  add_obtained_options(command, arguments.obtained);
  add_list_options(command, arguments.list);
}

archive::ImportRequest import_request(const ImportArguments& arguments, const Session& session) {
  check_paths(arguments);
  worker::ReadOptions reading = read_options(session);
  reading.identifiers = own_identifiers(session);
  reading.pages = page_range(arguments.part, arguments.paths);
  return {{arguments.paths.begin(), arguments.paths.end()},
          release_from(arguments),
          requested_document(arguments.part),
          identity_options(arguments.part, session),
          requested_role(arguments.part),
          obtained_from(arguments.obtained),
          arguments.obtained.virus_scanner,
          reading,
          arguments.is_dry_run ? archive::ImportMode::kDryRun : archive::ImportMode::kCommit,
          actor(session),
          arguments.jobs,
          Interrupt::has_come,
          {},
          {arguments.agency, arguments.authority, arguments.series, arguments.source}};
}

}  // namespace palimpsest::cli
