#include "archive/search/search.hpp"

#include "archive/archive.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/search_output.hpp"
#include "report/search_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct SearchArguments {
  archive::SearchQuestion question;
  bool is_revealed = false;
};

void run_search(SearchArguments& arguments, const Session& session) {
  SearchRequest& request = arguments.question.request;
  request.text = arguments.is_revealed ? SearchedText::kRevealed : SearchedText::kPages;
  const store::Store store = archive::open_archive(archive_folder(session));
  const SearchOutcome outcome = archive::search(store, audience(session), arguments.question);
  note_hidden(store, session);
  std::cout << (session.is_json ? record::search_to_json(outcome)
                                : report::search_text(outcome, output_style()));
}

void add_filters(CLI::App& command, SearchArguments& arguments) {
  SearchFilter& filter = arguments.question.request.filter;
  command
      .add_option("--release", arguments.question.release,
                  "Only a release, a year, a range 2017..2018 or a series")
      ->check(is_not_empty())
      ->type_name("R");
  command
      .add_option("--agency", filter.agency,
                  "Only what this agency holds or released, or a part of its name")
      ->check(is_not_empty())
      ->type_name("NAME");
  command
      .add_option("--code", filter.code,
                  "Only pages with this code, or one that begins so: 1.4 is also 1.4(b); with "
                  "--revealed, words that it had withheld")
      ->check(is_not_empty())
      ->type_name("CODE");
  command
      .add_option("--date", arguments.question.date,
                  "Only documents of this date, as sources give it: 1962-10 or 1959..1963")
      ->check(is_not_empty())
      ->type_name("DATE");
  CLI::Option* redacted = command.add_flag("--redacted", filter.only_redacted,
                                           "Only pages on which something is withheld");
  CLI::Option* revealed =
      command
          .add_flag("--revealed", arguments.is_revealed,
                    "Search only the words that a later release opened, as far as `diff` has "
                    "compared releases")
          ->excludes(redacted);
  command
      .add_flag("--with-personal", arguments.question.request.includes_personal,
                "Search what was opened from privacy codes, too")
      ->needs(revealed);
}

}  // namespace

void add_search(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "search", kEverydayGroup, "Find words in the text of all releases, and in titles",
      "  palimpsest search \"Baker AND expansion\"\n"
      "  palimpsest search '\"foreign intelligence\" NOT budget'     a phrase, without a word\n"
      "  palimpsest search \"expan* NEAR/5 embassy\"                 a prefix, close to a word\n"
      "  palimpsest search \"(Müller OR Miller) AND Berlin\"         accents make no difference\n"
      "  palimpsest search --fuzzy Khrushchev                       also as OCR misread it\n"
      "  palimpsest search --revealed informant --release 2023      what a release opened\n"
      "  palimpsest search Oswald --code \"(b)(1)\" --date 1959..1963\n",
      {{kBadInput, "there is no such archive or release"}, {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<SearchArguments>();
  SearchRequest& request = arguments->question.request;
  command
      .add_option("QUERY", request.query,
                  "Words, \"phrases\", prefix*, AND, OR, NOT, NEAR/5 and brackets")
      ->required();
  command.add_flag("--fuzzy", request.is_fuzzy,
                   "Find words that recognition may have misread, too: l for 1, rn for m, a "
                   "letter wrong");
  add_filters(command, *arguments);
  constexpr int kMostShown = 10000;
  command.add_option("--limit", request.limit, "How many documents to show")
      ->check(CLI::Range(1, kMostShown))
      ->capture_default_str()
      ->type_name("N");
  command.add_flag("--all", request.ranks_all,
                   "Rank every page, however many there are of a common word");
  add_archive_option(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_search(*arguments, session); });
}

}  // namespace palimpsest::cli
