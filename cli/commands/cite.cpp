#include "archive/cite.hpp"

#include "archive/archive.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "report/citation_text.hpp"

#include <iostream>
#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

struct CiteArguments {
  std::string reference;
  std::string format = "text";
};

std::string formatted(const Citation& citation, const std::string& format) {
  using archive::CitationFormat;
  if (format == "csl") return archive::citation_as(citation, CitationFormat::kCsl);
  if (format == "ris") return archive::citation_as(citation, CitationFormat::kRis);
  if (format == "bibtex") return archive::citation_as(citation, CitationFormat::kBibtex);
  return report::citation_text(citation) + "\n";
}

void run_cite(const CiteArguments& arguments, const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  std::cout << formatted(archive::cite(store, audience(session), arguments.reference),
                         session.is_json ? "csl" : arguments.format);
}

}  // namespace

void add_cite(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "cite", kEverydayGroup, "Cite a document, a page or a redaction",
                  "  palimpsest cite 124-10180-10295@2023-06-27/2\n"
                  "  palimpsest cite 124-10180-10295@2023-06-27/2#r1 --format bibtex\n",
                  {{kBadInput, "there is no such archive, document, release, page or redaction"},
                   {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<CiteArguments>();
  command
      .add_option("REFERENCE", arguments->reference,
                  "DOCUMENT[@RELEASE[/PAGE[#REDACTION]]], by any name that it ever had")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("--format", arguments->format,
                  "text (a footnote), csl (CSL-JSON), ris or bibtex; --json is csl")
      ->check(CLI::IsMember({"text", "csl", "ris", "bibtex"}));
  add_archive_option(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_cite(*arguments, session); });
}

}  // namespace palimpsest::cli
