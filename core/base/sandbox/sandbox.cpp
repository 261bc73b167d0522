#include "base/sandbox/sandbox.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/sandbox/landlock.hpp"
#include "base/sandbox/system_calls.hpp"

#include <array>

#include <sys/prctl.h>
#include <sys/resource.h>

namespace palimpsest {
namespace {

// A sanitizer needs memory and calls of its own.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

bool can_seal_memory() {
  try {
    return sealed_memory_file("a").is_open();
  } catch (const Error&) {
    return false;
  }
}

bool give_up_privileges() { return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }

}  // namespace

std::string_view name_of(SandboxMode mode) {
  constexpr std::array<std::string_view, 3> kModes = {"required", "reduced", "off"};
  return kModes[static_cast<std::size_t>(mode)];
}

KernelLayers offered_layers() {
  rlimit limit{};
  return {::getrlimit(RLIMIT_DATA, &limit) == 0, ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0,
          landlock_version(), has_seccomp(), can_seal_memory()};
}

void check_sandbox(SandboxMode mode, const KernelLayers& layers) {
  if (mode != SandboxMode::kRequired) return;
  if (layers.has_limits && layers.has_no_new_privileges && layers.has_seccomp) return;
  throw Error(ErrorKind::kEnvironment,
              layers.has_seccomp
                  ? "this kernel cannot take privileges from a process, and PDFs are not read "
                    "outside a sandbox"
                  : "this kernel does not filter system calls (seccomp), and PDFs are not read "
                    "outside a sandbox",
              "say --sandbox reduced for what the kernel has (palimpsest doctor lists it), or "
              "--sandbox off for files that you trust");
}

std::vector<std::string> enter_sandbox(SandboxMode mode,
                                       const std::vector<std::filesystem::path>& readable,
                                       const ProcessLimits& limits) {
  const KernelLayers layers = offered_layers();
  check_sandbox(mode, layers);
  std::vector<std::string> held;
  if (mode == SandboxMode::kOff || kIsSanitized) return held;
  if (layers.has_limits) {
    set_limits(limits);
    held.emplace_back("limits");
  }
  if (!layers.has_no_new_privileges || !give_up_privileges()) return held;
  held.emplace_back("no_new_privs");
  if (layers.landlock_version > 0) {
    restrict_files(readable);
    held.push_back("landlock " + std::to_string(layers.landlock_version));
  }
  if (layers.has_seccomp) {
    restrict_system_calls();
    held.emplace_back("seccomp");
  }
  return held;
}

}  // namespace palimpsest
