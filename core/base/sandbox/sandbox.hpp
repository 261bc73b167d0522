// What a process gives up before it reads a document from anywhere: memory without end, all files
// but fonts, the network, and every system call that reading does not take.
//
//   limits          memory, open files; no file written, no process made, no core
//   no_new_privs    nothing that it could start has more rights than it
//   landlock        no file but those that are named, no TCP        (Linux 5.13, 6.7 for TCP)
//   seccomp         only the system calls that reading takes
//
// Processor time is limited from outside (base/child_process.hpp). All of it holds until the
// process ends.
#pragma once

#include "base/sandbox/limits.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

// How much of that is asked for.
enum class SandboxMode {
  kRequired,  // all of it but landlock, which is used where the kernel has it; else an error
  kReduced,   // what the kernel offers
  kOff,       // nothing
};

// Returns "required", "reduced" or "off". Written to records: never rename.
[[nodiscard]] std::string_view name_of(SandboxMode mode);

// What this kernel offers.
struct KernelLayers {
  bool has_limits = false;
  bool has_no_new_privileges = false;
  int landlock_version = 0;  // 0 when there is none
  bool has_seccomp = false;
  bool has_memory_seals = false;  // for handing over documents; not a layer, and always asked for

  friend bool operator==(const KernelLayers&, const KernelLayers&) = default;
};

[[nodiscard]] KernelLayers offered_layers();

// Throws Error(environment) when `mode` asks for what this kernel does not offer; the hint says
// what to do.
void check_sandbox(SandboxMode mode, const KernelLayers& layers);

// Locks this process, which must have one thread, into the sandbox, and returns the layers that
// hold: {"limits", "no_new_privs", "landlock 7", "seccomp"}. `readable` are the files and folders
// that it may still read. Throws Error(environment) like check_sandbox, or when the kernel refuses.
[[nodiscard]] std::vector<std::string> enter_sandbox(
    SandboxMode mode, const std::vector<std::filesystem::path>& readable,
    const ProcessLimits& limits = {});

}  // namespace palimpsest
