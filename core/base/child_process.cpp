#include "base/child_process.hpp"

#include "base/error.hpp"
#include "base/frame.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace palimpsest {
namespace {

struct Pipe {
  FileDescriptor reading;
  FileDescriptor writing;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw Error(ErrorKind::kEnvironment, "cannot make a pipe: " + system_reason(errno));
  }
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

// What posix_spawn does with descriptors between fork and exec.
class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void open_nothing(int target) {
    posix_spawn_file_actions_addopen(&actions_, target, "/dev/null", O_RDONLY, 0);
  }
  void copy(int source, int target) { posix_spawn_file_actions_adddup2(&actions_, source, target); }
  void close_from(int first) { posix_spawn_file_actions_addclosefrom_np(&actions_, first); }
  [[nodiscard]] const posix_spawn_file_actions_t* value() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// The child starts with no signal blocked or ignored, whatever this process does with its own.
class FreshSignals {
 public:
  FreshSignals() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~FreshSignals() { posix_spawnattr_destroy(&attributes_); }
  FreshSignals(const FreshSignals&) = delete;
  FreshSignals& operator=(const FreshSignals&) = delete;

  [[nodiscard]] const posix_spawnattr_t* value() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

std::vector<char*> to_pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Descriptors below 4 would be overwritten while they are being copied.
FileDescriptor moved_up(FileDescriptor file) {
  if (file.value() > kChildSocket) return file;
  return FileDescriptor(::fcntl(file.value(), F_DUPFD_CLOEXEC, kChildSocket + 1));
}

pid_t spawn(const std::filesystem::path& program, const ChildOptions& options, int socket,
            int output) {
  FileActions actions;
  actions.open_nothing(STDIN_FILENO);
  actions.copy(output, STDOUT_FILENO);
  actions.copy(output, STDERR_FILENO);
  actions.copy(socket, kChildSocket);
  actions.close_from(kChildSocket + 1);
  const FreshSignals signals;
  std::vector<std::string> arguments = options.arguments;
  arguments.insert(arguments.begin(), program.string());
  std::vector<std::string> environment = options.environment;
  pid_t pid = -1;
  const int error = ::posix_spawn(&pid, program.c_str(), actions.value(), signals.value(),
                                  to_pointers(arguments).data(), to_pointers(environment).data());
  if (error != 0) {
    throw Error(ErrorKind::kEnvironment,
                "cannot start " + program.string() + ": " + system_reason(error),
                "check that the program is installed completely");
  }
  return pid;
}

// Runs whenever something happens on the socket, a request for example.
void end_without_peer(int) {
  const int error = errno;
  pollfd socket{kChildSocket, 0, 0};
  if (::poll(&socket, 1, 0) > 0 && (socket.revents & POLLHUP) != 0) ::_exit(0);
  errno = error;
}

}  // namespace

void end_with_parent() {
  struct sigaction action {};
  action.sa_handler = end_without_peer;
  action.sa_flags = SA_RESTART;
  const bool is_told = ::sigaction(SIGIO, &action, nullptr) == 0 &&
                       ::fcntl(kChildSocket, F_SETOWN, ::getpid()) == 0 &&
                       ::fcntl(kChildSocket, F_SETFL, O_ASYNC) == 0;
  if (!is_told) {
    throw Error(ErrorKind::kEnvironment, "cannot watch a socket: " + system_reason(errno));
  }
  end_without_peer(SIGIO);  // it may be gone already
}

// Reads what the child prints, so that it never blocks, and keeps the beginning.
class ChildProcess::Capture {
 public:
  Capture(FileDescriptor pipe, std::size_t limit)
      : pipe_(std::move(pipe)), end_(::eventfd(0, EFD_CLOEXEC)), limit_(limit) {
    reader_ = std::thread([this] { read(); });
  }

  ~Capture() { finish(); }

  // Takes what is left and ends, also when a process of the child's still holds the pipe.
  void finish() {
    if (!reader_.joinable()) return;
    const std::uint64_t one = 1;
    (void)!::write(end_.value(), &one, sizeof one);
    reader_.join();
  }

  [[nodiscard]] std::string output() const {
    const std::lock_guard lock(mutex_);
    return output_;
  }

 private:
  void read() {
    std::array<char, 4096> block{};
    for (;;) {
      std::array<pollfd, 2> waiting = {pollfd{pipe_.value(), POLLIN, 0},
                                       pollfd{end_.value(), POLLIN, 0}};
      if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
      const bool is_ending = waiting[1].revents != 0;
      if (waiting[0].revents == 0 || (is_ending && is_full())) return;
      const ssize_t count = ::read(pipe_.value(), block.data(), block.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return;
      const std::lock_guard lock(mutex_);
      const std::size_t room = limit_ - std::min(limit_, output_.size());
      output_.append(block.data(), std::min(room, static_cast<std::size_t>(count)));
    }
  }

  [[nodiscard]] bool is_full() const {
    const std::lock_guard lock(mutex_);
    return output_.size() >= limit_;
  }

  FileDescriptor pipe_;
  FileDescriptor end_;
  std::size_t limit_;
  mutable std::mutex mutex_;
  std::string output_;
  std::thread reader_;
};

std::string ExitStatus::text() const {
  if (signal) return "signal " + std::to_string(*signal);
  return "exit code " + std::to_string(code.value_or(-1));
}

ChildProcess::ChildProcess(const std::filesystem::path& program, const ChildOptions& options) {
  auto [own, other] = make_socket_pair();
  Pipe output = make_pipe();
  const FileDescriptor child_socket = moved_up(std::move(other));
  const FileDescriptor child_output = moved_up(std::move(output.writing));
  socket_ = std::move(own);
  pid_ = spawn(program, options, child_socket.value(), child_output.value());
  capture_ = std::make_unique<Capture>(std::move(output.reading), options.max_output_bytes);
}

ChildProcess::~ChildProcess() { stop(); }

ExitStatus ChildProcess::stop() {
  if (!status_) ::kill(pid_, SIGKILL);
  return wait();
}

ExitStatus ChildProcess::wait() {
  if (status_) return *status_;
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  status_ = WIFSIGNALED(status) ? ExitStatus{std::nullopt, WTERMSIG(status)}
                                : ExitStatus{WEXITSTATUS(status), std::nullopt};
  capture_->finish();
  return *status_;
}

// Set from here, so that the child cannot move the limit that it is measured by.
void ChildProcess::limit_processor_time(std::chrono::seconds time) {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return;
  rlimit limit{};
  if (::prlimit(pid_, RLIMIT_CPU, nullptr, &limit) != 0) return;
  limit.rlim_cur =
      std::min<rlim_t>(limit.rlim_max, static_cast<rlim_t>(used.tv_sec + time.count() + 1));
  (void)::prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

std::string ChildProcess::output() const { return capture_->output(); }

}  // namespace palimpsest
