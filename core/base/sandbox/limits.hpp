// Limits of a process on memory, files and processes, by setrlimit(2).
#pragma once

#include <cstddef>

namespace palimpsest {

struct ProcessLimits {
  // The bound that a worker is meant to keep. What recognition of the largest pages needs is not
  // measured; the libraries reserve more address space than they use.
  std::size_t data_bytes = std::size_t{700} << 20;
  std::size_t address_bytes = std::size_t{3} << 30;
  std::size_t open_files = 64;
};

// Limits this process for good: memory and open files as said; no file may be written, no process
// made, no core left. Throws Error(environment) when the kernel refuses.
void set_limits(const ProcessLimits& limits);

}  // namespace palimpsest
