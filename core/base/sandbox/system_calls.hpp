// Leaves a process only the system calls that reading a document takes, by seccomp(2).
//
// What is allowed: memory, reading files that are open or may be opened for reading, the socket to
// the parent, signals to itself, its end. What a library tries on the way and lives without is
// refused with an error; any other call ends the process.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

// The exit code of a process that made a call which is not allowed.
inline constexpr int kForbiddenCallExit = 13;

// Whether this kernel filters system calls.
[[nodiscard]] bool has_seccomp();

// Restricts this process, which must have one thread, for good; needs no_new_privs. A call that is
// not allowed prints its number and ends the process with kForbiddenCallExit. Throws
// Error(environment) when the kernel refuses.
void restrict_system_calls();

// Returns the name of the call that a process said it was ended for, by what it printed; nothing
// when it said none.
[[nodiscard]] std::optional<std::string> forbidden_call(std::string_view printed);

}  // namespace palimpsest
