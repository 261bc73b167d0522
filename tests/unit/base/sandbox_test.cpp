#include "base/sandbox/sandbox.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/sandbox/landlock.hpp"
#include "base/sandbox/system_calls.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace palimpsest {
namespace {

constexpr int kYes = 0;
constexpr int kNo = 1;

struct Ended {
  int code = -1;  // 128 + signal
  std::string printed;
};

// Runs `act` in a process of its own that has entered the sandbox; its result is the exit code.
Ended in_sandbox(const std::function<int()>& act, SandboxMode mode = SandboxMode::kRequired,
                 const std::vector<std::filesystem::path>& readable = {}) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    (void)enter_sandbox(mode, readable);
    ::_exit(act());
  }
  ::close(ends[1]);
  const FileDescriptor reading(ends[0]);
  Ended ended;
  std::array<char, 256> block{};
  for (ssize_t count = 0; (count = ::read(reading.value(), block.data(), block.size())) > 0;) {
    ended.printed.append(block.data(), static_cast<std::size_t>(count));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ended.code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return ended;
}

int yes_if(bool is_so) { return is_so ? kYes : kNo; }

class Sandbox : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "a sanitizer needs memory and calls of its own";
#endif
    if (!offered_layers().has_seccomp) GTEST_SKIP() << "this kernel has no seccomp";
  }
};

TEST_F(Sandbox, HasNoNetwork) {
  const auto make_socket = [] {
    return yes_if(::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EACCES);
  };
  EXPECT_EQ(in_sandbox(make_socket).code, kYes);
}

TEST_F(Sandbox, OpensNoFileToWrite) {
  const std::string path = testing::TempDir() + "palimpsest-sandbox-test";
  const auto open_with = [&](int flags) {
    return in_sandbox([&] { return yes_if(::open(path.c_str(), flags, 0600) < 0); },
                      SandboxMode::kRequired, {testing::TempDir()})
        .code;
  };
  EXPECT_EQ(open_with(O_WRONLY | O_CREAT), kYes);
  EXPECT_EQ(open_with(O_RDWR | O_CREAT), kYes);
  EXPECT_EQ(open_with(O_RDONLY | O_CREAT), kYes);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Sandbox, ReadsTheFilesThatAreNamedAndNoOther) {
  if (landlock_version() == 0) GTEST_SKIP() << "this kernel has no landlock";
  const auto can_open = [](const char* path) {
    return [path] { return yes_if(::open(path, O_RDONLY) >= 0); };
  };
  EXPECT_EQ(in_sandbox(can_open("/etc/hostname")).code, kNo);
  EXPECT_EQ(in_sandbox(can_open("/etc/passwd"), SandboxMode::kRequired, {"/usr/share"}).code, kNo);
  EXPECT_EQ(in_sandbox(can_open("/etc/passwd"), SandboxMode::kRequired, {"/etc"}).code, kYes);
}

TEST_F(Sandbox, EndsAtACallThatReadingDoesNotTakeAndSaysWhich) {
  const Ended other_program = in_sandbox([] {
    ::execl("/bin/true", "true", nullptr);
    return kYes;
  });
  EXPECT_EQ(other_program.code, kForbiddenCallExit);
  EXPECT_EQ(forbidden_call(other_program.printed), "execve");
  const Ended process = in_sandbox([] { return yes_if(::fork() >= 0); });
  EXPECT_EQ(process.code, kForbiddenCallExit);
  EXPECT_EQ(in_sandbox([] { return ::kill(::getppid(), 0); }).code, kForbiddenCallExit);
}

TEST_F(Sandbox, RunsNoMemoryThatItWrote) {
  const auto map = [] {
    void* memory =
        ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return yes_if(memory != MAP_FAILED && ::mprotect(memory, 4096, PROT_READ | PROT_EXEC) != 0);
  };
  EXPECT_EQ(in_sandbox(map).code, kYes);
}

TEST_F(Sandbox, HasNoMemoryWithoutEnd) {
  const auto take = [] {
    void* volatile memory = std::malloc(std::size_t{2} << 30);
    return yes_if(memory == nullptr);
  };
  EXPECT_EQ(in_sandbox(take).code, kYes);
}

TEST_F(Sandbox, TellsTheLayersThatHold) {
  const auto enter = [] {
    const std::vector<std::string> layers = enter_sandbox(SandboxMode::kReduced, {});
    return yes_if(!layers.empty() && layers.front() == "limits" && layers.back() == "seccomp");
  };
  EXPECT_EQ(in_sandbox(enter, SandboxMode::kOff).code, kYes);
}

TEST_F(Sandbox, IsLeftOutWhenItIsOff) {
  const auto act = [] { return yes_if(::socket(AF_UNIX, SOCK_STREAM, 0) >= 0); };
  EXPECT_EQ(in_sandbox(act, SandboxMode::kOff).code, kYes);
}

TEST(CheckSandbox, RefusesAKernelThatFiltersNoCalls) {
  KernelLayers layers{true, true, 3, false, true};
  try {
    check_sandbox(SandboxMode::kRequired, layers);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kEnvironment);
    EXPECT_NE(error.hint().find("--sandbox reduced"), std::string::npos);
  }
  EXPECT_NO_THROW(check_sandbox(SandboxMode::kReduced, layers));
  EXPECT_NO_THROW(check_sandbox(SandboxMode::kOff, layers));
  layers.has_seccomp = true;
  EXPECT_NO_THROW(check_sandbox(SandboxMode::kRequired, layers));
}

TEST(ForbiddenCall, ReadsOnlyWhatTheHandlerPrints) {
  EXPECT_EQ(forbidden_call("Out of luck\n"), std::nullopt);
  EXPECT_EQ(forbidden_call("forbidden system call x"), "-1");
}

}  // namespace
}  // namespace palimpsest
