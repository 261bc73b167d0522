#include "archive/archive.hpp"
#include "archive/room/reading_room.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/key_options.hpp"
#include "cli/option_values.hpp"
#include "cli/session.hpp"
#include "record/serve_output.hpp"
#include "web/server.hpp"
#include "worker/client/client.hpp"

#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

namespace palimpsest::cli {
namespace {

constexpr auto kInterruptPause = std::chrono::milliseconds(100);

archive::ReadingRoomOptions room_options(const Session& session) {
  archive::ReadingRoomOptions options;
  options.root = archive_folder(session);
  options.open = [&session] { return open_to_write(session); };
  options.make_client = [&session] {
    return std::make_unique<worker::Client>(worker_program(), worker_options(session));
  };
  options.act = [&session](const std::string& reader) {
    check_operator_name(reader);
    archive::Actor who = actor(session);
    who.operator_name = reader;
    return who;
  };
  return options;
}

// Says the address that a person opens, at once.
void say_where(const web::Server& server, const Session& session) {
  const std::string address = "http://127.0.0.1:" + std::to_string(server.port()) + "/";
  if (session.is_json)
    std::cout << record::serving_to_json(address) << std::flush;
  else
    std::cout << "The reading room is at " << address << "\nCtrl-C closes it." << std::endl;
}

void run_serve(const web::ServerOptions& options, const Session& session) {
  archive::ReadingRoom room(room_options(session));
  web::Server server(room, options);
  const Interrupt interrupt;
  say_where(server, session);
  std::thread closing([&] {
    while (!Interrupt::has_come()) std::this_thread::sleep_for(kInterruptPause);
    server.stop();
  });
  server.run();
  closing.join();
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "serve", kArchiveGroup, "Open the archive to browsers on this machine",
      "  palimpsest serve                     at http://127.0.0.1:8080/, until Ctrl-C\n"
      "  palimpsest serve --port 0            at any port that is free\n"
      "  palimpsest serve --annotate          readers confirm, reject and correct redactions\n"
      "  palimpsest serve --originals         hands out the PDFs, too\n"
      "  palimpsest serve --public-url https://reading.example.org    behind a proxy\n",
      {{kBadInput, "there is no archive"},
       {kEnvironment, "the port is taken, or the archive cannot be read"},
       {kDamage, "a record is damaged"}});
  auto options = std::make_shared<web::ServerOptions>();
  constexpr int kLastPort = 65535;
  command.add_option("--port", options->port, "The port of 127.0.0.1; 0 takes a free one")
      ->check(CLI::Range(0, kLastPort))
      ->capture_default_str();
  command
      .add_option("--public-url", options->public_url,
                  "The address under which a proxy, which does the encryption, makes it known; "
                  "anyone may then embed pictures and manifests")
      ->check(is_not_empty())
      ->type_name("URL");
  command.add_flag("--annotate", options->routes.annotates,
                   "Let readers confirm, reject and correct redactions and codes; each is a commit "
                   "in the name that the reader gives");
  command.add_flag("--originals", options->routes.hands_out_originals,
                   "Hand out original files, but those that show personal text");
  add_key_options(command, session);
  add_archive_option(command, session);
  add_sandbox_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([options, &session] { run_serve(*options, session); });
}

}  // namespace palimpsest::cli
