#include "archive/compose/compose.hpp"

#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/archive_differ.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/compose_output.hpp"
#include "report/composition_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct ComposeArguments {
  archive::ComposeRequest request;
  std::string output;
  bool has_personal = false;
  bool has_withdrawn = false;
};

std::string beside(const std::string& pdf) {
  const std::string ending = ".pdf";
  return (pdf.ends_with(ending) ? pdf.substr(0, pdf.size() - ending.size()) : pdf) + ".txt";
}

void run_compose(ComposeArguments& arguments, const Session& session) {
  if (arguments.has_personal) arguments.request.personal = archive::PersonalTexts::kShown;
  if (arguments.has_withdrawn) {
    arguments.request.withdrawn = archive::WithdrawnDocuments::kComposed;
  }
  ArchiveDiffer archive(session);
  const archive::Composed composed = archive::compose(archive.differ(), arguments.request);
  const Composition& composition = composed.composition;
  const std::string pdf =
      arguments.output.empty() ? composition.document.text() + "-composite.pdf" : arguments.output;
  const ComposedFiles files{pdf, beside(pdf)};
  write_output_file(files.pdf, composed.pdf);
  write_output_file(files.text, archive::composition_text(composition));
  std::cout << (session.is_json ? record::composition_to_json(composition, files)
                                : report::composition_summary(composition, files, output_style()));
}

}  // namespace

void add_compose(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "compose", kArchiveGroup, "Put the least redacted version together from all releases",
      "  palimpsest compose 124-10180-10295\n"
      "  palimpsest compose 124-10180-10295 --output review.pdf     and review.txt\n",
      {{kBadInput,
        "there is no such archive or document, or it has no file, or its newest release withdrew "
        "it"},
       {kEnvironment, "a file cannot be written"},
       {kDamage, "a record or an original is damaged"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<ComposeArguments>();
  command.add_option("DOCUMENT", arguments->request.document, "Its id or an alias")->required();
  command
      .add_option("--output", arguments->output,
                  "The PDF to write, with its text beside it; default: named after the document")
      ->check(is_not_empty())
      ->type_name("FILE");
  command.add_flag("--with-personal", arguments->has_personal,
                   "Compose what was opened from privacy codes, too");
  command.add_flag("--with-withdrawn", arguments->has_withdrawn,
                   "Compose a document that its newest release withdrew");
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_access_options(command, session);
  add_sandbox_option(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_compose(*arguments, session); });
}

}  // namespace palimpsest::cli
