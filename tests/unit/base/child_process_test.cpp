#include "base/child_process.hpp"

#include "base/error.hpp"
#include "base/frame.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

ChildOptions shell(const std::string& script) {
  return {{"-c", script}, {"PATH=/usr/bin:/bin", "GREETING=hello"}, 64};
}

// Waits until the child has closed its end, which it does by ending.
ExitStatus wait_for_end(ChildProcess& child) {
  FrameSocket socket(child.take_socket());
  EXPECT_THROW((void)socket.receive(0, std::chrono::steady_clock::now() + std::chrono::seconds(20)),
               PeerError);
  return child.stop();
}

TEST(ChildProcess, TellsTheExitCode) {
  ChildProcess child("/bin/sh", shell("exit 3"));
  EXPECT_EQ(wait_for_end(child).text(), "exit code 3");
}

TEST(ChildProcess, IsWaitedForWhateverItDoesWithTheSocket) {
  ChildProcess child("/bin/sh", shell("exec 3>&-; sleep 0.2; echo late; exit 4"));
  EXPECT_EQ(child.wait().code, 4);
  EXPECT_EQ(child.stop().code, 4);
  EXPECT_EQ(child.output(), "late\n");
}

TEST(ChildProcess, TellsTheSignal) {
  ChildProcess child("/bin/sh", shell("kill -SEGV $$"));
  EXPECT_EQ(wait_for_end(child).signal, SIGSEGV);
}

TEST(ChildProcess, TalksOverDescriptorThree) {
  ChildProcess child("/bin/sh", shell("printf '\\002\\000\\000\\000Aok' >&3; sleep 20"));
  FrameSocket socket(child.take_socket());
  const Frame frame = socket.receive(100);
  EXPECT_EQ(frame.type, 'A');
  EXPECT_EQ(frame.payload, "ok");
}

TEST(ChildProcess, KeepsTheBeginningOfWhatIsPrinted) {
  ChildProcess child("/bin/sh",
                     shell("echo $GREETING; i=0; while [ $i -lt 9999 ]; do echo more >&2; "
                           "i=$((i+1)); done"));
  wait_for_end(child);
  EXPECT_EQ(child.output().substr(0, 11), "hello\nmore\n");
  EXPECT_EQ(child.output().size(), 64U);
}

TEST(ChildProcess, InheritsNoOtherDescriptor) {
  const FileDescriptor secret = sealed_memory_file("secret");
  const std::string other = std::to_string(std::max(4, secret.value()));
  ChildProcess child("/bin/sh", shell("for n in 0 1 2 3 4 5 6 7 8 9 " + other +
                                      "; do [ -e /proc/$$/fd/$n ] && printf $n; done"));
  wait_for_end(child);
  EXPECT_EQ(child.output(), "0123");
}

TEST(ChildProcess, KillsAChildThatHangs) {
  ChildProcess child("/bin/sh", shell("sleep 1000"));
  EXPECT_EQ(child.stop().signal, SIGKILL);
}

TEST(ChildProcess, SaysThatAProgramIsMissing) {
  try {
    const ChildProcess child("/nonexistent/program");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kEnvironment);
  }
}

}  // namespace
}  // namespace palimpsest
