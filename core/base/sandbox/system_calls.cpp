#include "base/sandbox/system_calls.hpp"

#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace palimpsest {
namespace {

constexpr std::string_view kConfession = "forbidden system call ";

constexpr std::array kAllowed = {
    // memory
    "brk", "munmap", "mremap", "madvise", "membarrier",
    // files that are open, or are opened for reading (see add_restricted)
    "read", "readv", "pread64", "preadv", "lseek", "close", "fstat", "newfstatat", "stat", "lstat",
    "statx", "fstatfs", "statfs", "access", "faccessat", "faccessat2", "readlink", "readlinkat",
    "getdents64", "fadvise64", "getcwd",
    // the parent and the pipe of messages
    "write", "writev", "sendmsg", "recvmsg", "poll", "ppoll",
    // itself
    "futex", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "getpid", "gettid",
    "getuid", "geteuid", "getgid", "getegid", "getrandom", "getrlimit", "getrusage", "uname",
    "sysinfo", "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday",
    "time", "times", "sched_yield", "sched_getaffinity", "getcpu", "restart_syscall", "exit",
    "exit_group"};

// What a library tries and lives without: Fontconfig renews its caches, a C library asks a service
// for names, Tesseract asks whether something is a terminal. Refused with an error.
constexpr std::array kRefused = {"openat2",  "creat",     "mkdir",     "mkdirat",   "unlink",
                                 "unlinkat", "rename",    "renameat",  "renameat2", "link",
                                 "linkat",   "symlink",   "symlinkat", "chmod",     "fchmod",
                                 "fchmodat", "utimensat", "socket",    "ftruncate"};

struct DeleteFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, DeleteFilter>;

void check(int status) {
  if (status >= 0) return;
  throw Error(ErrorKind::kEnvironment,
              "the filter of system calls cannot be set up: " + system_reason(-status));
}

// A call that this architecture does not have needs no rule.
void add_rule(const Filter& filter, std::uint32_t action, const char* name,
              std::initializer_list<scmp_arg_cmp> arguments = {}) {
  const int number = seccomp_syscall_resolve_name(name);
  if (number == __NR_SCMP_ERROR) return;
  check(seccomp_rule_add_array(filter.get(), action, number,
                               static_cast<unsigned>(arguments.size()), arguments.begin()));
}

// Opening for reading passes and any other opening is refused. One rule for each flag, since a rule
// cannot ask whether any of several bits is set.
void add_opening(const Filter& filter, const char* name, unsigned flags_argument) {
  constexpr scmp_datum_t kTemporary = O_TMPFILE & ~O_DIRECTORY;
  constexpr scmp_datum_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | kTemporary;
  const auto with = [&](scmp_datum_t mask, scmp_datum_t value) {
    return scmp_arg_cmp{flags_argument, SCMP_CMP_MASKED_EQ, mask, value};
  };
  add_rule(filter, SCMP_ACT_ALLOW, name, {with(kWriting, 0)});
  for (const scmp_datum_t flag : {scmp_datum_t{O_WRONLY}, scmp_datum_t{O_RDWR},
                                  scmp_datum_t{O_CREAT}, scmp_datum_t{O_TRUNC}, kTemporary}) {
    add_rule(filter, SCMP_ACT_ERRNO(EACCES), name, {with(flag, flag)});
  }
}

// Memory that can be run is refused: a library cannot be loaded any more.
void add_mapping(const Filter& filter, const char* name) {
  const auto with = [](scmp_datum_t value) {
    return scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, value};
  };
  add_rule(filter, SCMP_ACT_ALLOW, name, {with(0)});
  add_rule(filter, SCMP_ACT_ERRNO(EACCES), name, {with(PROT_EXEC)});
}

// Calls of which only some uses are harmless.
void add_restricted(const Filter& filter) {
  add_opening(filter, "open", 1);
  add_opening(filter, "openat", 2);
  add_mapping(filter, "mmap");
  add_mapping(filter, "mprotect");
  for (const scmp_datum_t command : {F_GETFD, F_SETFD, F_GETFL}) {
    add_rule(filter, SCMP_ACT_ALLOW, "fcntl", {SCMP_A1(SCMP_CMP_EQ, command)});
  }
  add_rule(filter, SCMP_ACT_ALLOW, "prlimit64", {SCMP_A2(SCMP_CMP_EQ, 0)});  // asks, sets nothing
  add_rule(filter, SCMP_ACT_ALLOW, "tgkill",
           {SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))});
}

Filter make_filter() {
  Filter filter(seccomp_init(SCMP_ACT_TRAP));
  if (!filter) check(-ENOMEM);
  // Without it older kernels slow the whole process down against readers of its own memory.
  check(seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_SSB, 1));
  for (const char* name : kAllowed) add_rule(filter, SCMP_ACT_ALLOW, name);
  for (const char* name : kRefused) add_rule(filter, SCMP_ACT_ERRNO(EACCES), name);
  add_restricted(filter);
  add_rule(filter, SCMP_ACT_ERRNO(ENOTTY), "ioctl");
  return filter;
}

void put_digits(std::array<char, 48>& text, std::size_t& size, int number) {
  const auto end = std::to_chars(text.data() + size, text.data() + text.size(), number);
  size = static_cast<std::size_t>(end.ptr - text.data());
}

// Runs in a signal handler: nothing here allocates or locks.
void confess(int /*signal*/, siginfo_t* info, void* /*context*/) {
  std::array<char, 48> text{'\n'};
  std::size_t size = 1;
  for (const char c : kConfession) text[size++] = c;
  put_digits(text, size, info->si_syscall);
  text[size++] = '\n';
  (void)!::write(STDERR_FILENO, text.data(), size);
  ::_exit(kForbiddenCallExit);
}

void install_confession() {
  struct sigaction action {};
  action.sa_sigaction = confess;
  action.sa_flags = SA_SIGINFO;
  if (::sigaction(SIGSYS, &action, nullptr) != 0) check(-errno);
}

}  // namespace

bool has_seccomp() {
  const std::uint32_t action = SECCOMP_RET_TRAP;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0U, &action) == 0;
}

void restrict_system_calls() {
  install_confession();
  const Filter filter = make_filter();
  check(seccomp_load(filter.get()));
}

std::optional<std::string> forbidden_call(std::string_view printed) {
  const std::size_t at = printed.rfind(kConfession);
  if (at == std::string_view::npos) return std::nullopt;
  printed.remove_prefix(at + kConfession.size());
  int number = -1;
  std::from_chars(printed.data(), printed.data() + printed.size(), number);
  const std::unique_ptr<char, decltype(&std::free)> name(
      seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number), std::free);
  return name ? name.get() : std::to_string(number);
}

}  // namespace palimpsest
