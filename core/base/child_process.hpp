// A program that runs beside this one and is connected to it by a socket.
//
// The child sees the socket as descriptor 3, nothing on its input, and no other descriptor of this
// process. What it prints is kept up to a limit and never reaches the terminal.
#pragma once

#include "base/file.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace palimpsest {

// How a process ended: one of both is set.
struct ExitStatus {
  std::optional<int> code;
  std::optional<int> signal;

  // Returns "exit code 3" or "signal 11".
  [[nodiscard]] std::string text() const;
};

struct ChildOptions {
  std::vector<std::string> arguments;
  std::vector<std::string> environment;  // "NAME=value"; the child gets no others
  std::size_t max_output_bytes = 8192;   // kept of what it prints; the rest is dropped
};

// The descriptor of the socket in the child.
inline constexpr int kChildSocket = 3;

// Called in the child: from now on it ends, with code 0, as soon as the other end of its socket is
// closed, also in the middle of something: a program that was killed can no longer stop its
// children. (The kernel's own PR_SET_PDEATHSIG would end it with the thread that started it.)
// Throws Error(environment).
void end_with_parent();

// Not thread-safe. The destructor kills the child and waits for its end.
class ChildProcess {
 public:
  // Throws Error(environment) when the program cannot be started.
  explicit ChildProcess(const std::filesystem::path& program, const ChildOptions& options = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Hands over this side's end of the socket, once.
  [[nodiscard]] FileDescriptor take_socket() { return std::move(socket_); }

  // Lets the child use `time` of the processor from now on; then it is ended by SIGXCPU.
  void limit_processor_time(std::chrono::seconds time);

  // Kills the child unless it has ended, and returns how it ended.
  ExitStatus stop();

  // Waits until the child ends by itself, and returns how it ended.
  ExitStatus wait();

  // Returns the first bytes that the child printed. Complete only after stop().
  [[nodiscard]] std::string output() const;

 private:
  class Capture;

  pid_t pid_ = -1;
  FileDescriptor socket_;
  std::unique_ptr<Capture> capture_;
  std::optional<ExitStatus> status_;
};

}  // namespace palimpsest
