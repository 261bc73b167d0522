// How the commit of an act says that it does again what an act of another archive did.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::archive {

// Returns the body of a commit message that says so; empty where `act` is.
[[nodiscard]] std::string repeats_text(const std::string& act);

// Returns the act that a message names so; empty where it names none.
[[nodiscard]] std::string repeated_act(std::string_view message);

}  // namespace palimpsest::archive
