#include "cli/batch_system.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace palimpsest::cli {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::optional<int> number_in(const char* name) {
  const std::string text = variable(name);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

std::optional<fs::path> found_on_path(const std::string& program) {
  const std::string paths = variable("PATH");
  for (std::size_t begin = 0; begin <= paths.size();) {
    const std::size_t end = std::min(paths.find(':', begin), paths.size());
    const fs::path candidate = fs::path(paths.substr(begin, end - begin)) / program;
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
    begin = end + 1;
  }
  return std::nullopt;
}

std::vector<std::string> whole_environment() {
  std::vector<std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) variables.emplace_back(*entry);
  return variables;
}

}  // namespace

std::optional<int> task_number() {
  if (const auto task = number_in("SLURM_ARRAY_TASK_ID")) return task;
  if (const auto index = number_in("JOB_COMPLETION_INDEX")) return *index + 1;
  return number_in("PARALLEL_SEQ");
}

fs::path this_program() { return fs::read_symlink("/proc/self/exe"); }

std::string run_batch_command(const std::vector<std::string>& command) {
  const auto program = found_on_path(command.front());
  if (!program) {
    throw Error(ErrorKind::kEnvironment, "there is no " + command.front() + " on this machine",
                "run it where jobs are submitted, or see with --dry-run what it would do");
  }
  ChildProcess child(*program, {{command.begin() + 1, command.end()}, whole_environment()});
  const ExitStatus status = child.wait();
  if (status.code == 0) return child.output();
  const std::string said = child.output();
  throw Error(ErrorKind::kEnvironment, command.front() + " ended with " + status.text() + ": " +
                                           said.substr(0, said.find('\n')));
}

}  // namespace palimpsest::cli
