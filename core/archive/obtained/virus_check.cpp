#include "archive/obtained/virus_check.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"

namespace palimpsest::archive {
namespace {

// A script finds its tools; nothing else of the caller's environment concerns a scanner.
constexpr const char* kPath = "PATH=/usr/local/bin:/usr/bin:/bin";

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

void check_for_viruses(const std::filesystem::path& scanner, const std::filesystem::path& file) {
  ChildProcess child(scanner, {{std::filesystem::absolute(file).string()}, {kPath}});
  const ExitStatus status = child.wait();
  if (status.code == 0) return;
  const std::string said = first_line(child.output());
  if (status.code == 1) {
    throw Error(ErrorKind::kInput,
                file.string() + " is not clean, says " + scanner.string() +
                    (said.empty() ? "" : ": " + said),
                "do not open it; fetch it again from its source");
  }
  throw Error(ErrorKind::kEnvironment,
              "the virus scanner " + scanner.string() + " ended with " + status.text() +
                  (said.empty() ? "" : ": " + said),
              "run it by hand to see what it lacks; without --virus-scanner nothing is scanned");
}

}  // namespace palimpsest::archive
