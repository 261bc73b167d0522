#include "archive/evidence/timestamp.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/evidence_output.hpp"
#include "report/evidence_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct TimestampArguments {
  std::string url, query, reply, roots;
  bool is_renewal = false;
};

std::vector<KeptTimeStamp> stamp(const TimestampArguments& arguments, store::Store& store,
                                 const archive::Actor& who) {
  const std::string roots = arguments.roots.empty() ? "" : read_file(arguments.roots);
  if (!arguments.reply.empty()) {
    return {archive::keep_reply(store, read_file(arguments.reply), roots, who)};
  }
  if (arguments.is_renewal) {
    return archive::renew_time_stamps(store, arguments.url, roots, who);
  }
  return {archive::time_stamp(store, arguments.url, roots, who)};
}

void run_timestamp(const TimestampArguments& arguments, const Session& session) {
  if (arguments.is_renewal && arguments.url.empty()) {
    throw Error(ErrorKind::kUsage, "--renew needs the authority that stamps anew",
                "palimpsest timestamp --renew --url URL");
  }
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  if (!arguments.query.empty()) {
    write_output_file(arguments.query, archive::query_time_stamp(store, who));
    std::cout << "take this file to an authority, and its reply to: "
              << "palimpsest timestamp --reply FILE\n";
    return;
  }
  const std::vector<KeptTimeStamp> stamps = stamp(arguments, store, who);
  std::cout << (session.is_json ? record::time_stamps_to_json(stamps)
                                : report::time_stamps_text(stamps));
}

void add_options(CLI::App& command, TimestampArguments& arguments) {
  CLI::Option_group& how = *command.add_option_group("how");
  how.add_option("--url", arguments.url, "Ask the RFC 3161 authority at this address")
      ->check(is_not_empty())
      ->type_name("URL");
  how.add_option("--query", arguments.query, "Write a query into this file, to be taken elsewhere")
      ->check(is_not_empty())
      ->type_name("FILE");
  how.add_option("--reply", arguments.reply, "Keep the reply in this file")
      ->check(is_not_empty())
      ->type_name("FILE");
  how.require_option(1);
  command.add_flag("--renew", arguments.is_renewal,
                   "Stamp anew what runs out within a year, with --url");
  command
      .add_option("--ca", arguments.roots,
                  "PEM file with the roots to trust; default: those of this system")
      ->check(is_not_empty())
      ->type_name("FILE");
}

}  // namespace

void add_timestamp(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "timestamp", kArchiveGroup, "Have an authority state when the log stood as it does",
      "  palimpsest timestamp --url http://timestamp.example.org/tsr\n"
      "  palimpsest timestamp --query log.tsq                   on a machine without a network\n"
      "  palimpsest timestamp --reply log.tsr --ca authority.pem\n"
      "  palimpsest timestamp --renew --url http://timestamp.example.org/tsr\n",
      {{kBadInput, "the authority refused, or its reply is for something else"},
       {kEnvironment, "the authority cannot be reached, or the archive cannot be written"},
       {kConflict, "another process is writing"},
       {kDamage, "the log is damaged"}});
  auto arguments = std::make_shared<TimestampArguments>();
  add_options(command, *arguments);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_timestamp(*arguments, session); });
}

}  // namespace palimpsest::cli
