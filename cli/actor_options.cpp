#include "cli/actor_options.hpp"

#include "cli/option_values.hpp"
#include "cli/session.hpp"

#include <array>
#include <string>

#include <pwd.h>
#include <unistd.h>

namespace palimpsest::cli {
namespace {

std::string user_name() {
  const passwd* user = ::getpwuid(::getuid());
  return user != nullptr ? user->pw_name : "unknown";
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

}  // namespace

void add_actor_options(CLI::App& command, Session& session) {
  command.add_option("--time", session.time_option, "Time of the act in UTC; default: now")
      ->check(is_not_empty())
      ->type_name("TIME");
  command
      .add_option("--operator", session.operator_option, "Who does it; default: the user's name")
      ->check(is_not_empty())
      ->type_name("NAME");
}

void add_act_options(CLI::App& command, Session& session) {
  add_actor_options(command, session);
  command
      .add_option("--why", session.why_option, "Why, in one line; kept with the act, told by `log`")
      ->check(is_not_empty())
      ->type_name("TEXT");
}

archive::Actor actor(const Session& session) {
  const std::string name = session.operator_option.empty() ? user_name() : session.operator_option;
  check_operator_name(name);
  check_why(session.why_option);
  return {name, host_name(), time_or_now(session.time_option), kSoftware, session.why_option};
}

}  // namespace palimpsest::cli
