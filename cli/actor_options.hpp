// The options of commands that act: who does it, when, and why.
#pragma once

#include "archive/actor.hpp"

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

void add_actor_options(CLI::App& command, Session& session);

// Does so, and lets who acts say why.
void add_act_options(CLI::App& command, Session& session);

// Returns who acts and when. Throws Error(usage) for a time, a name or a
// reason that no commit can carry.
[[nodiscard]] archive::Actor actor(const Session& session);

}  // namespace palimpsest::cli
