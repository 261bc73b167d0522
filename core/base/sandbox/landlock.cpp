#include "base/sandbox/landlock.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace palimpsest {
namespace {

// struct landlock_ruleset_attr of Linux 6.12; an older kernel is given the beginning that it knows.
struct RulesetAttributes {
  std::uint64_t files;
  std::uint64_t network;
  std::uint64_t scopes;
};

constexpr std::uint64_t kFirstFileRights = (1U << 13) - 1;           // EXECUTE to MAKE_SYM
constexpr std::uint64_t kRefer = 1U << 13;                           // version 2
constexpr std::uint64_t kTruncate = 1U << 14;                        // version 3
constexpr std::uint64_t kDeviceControl = 1U << 15;                   // version 5
constexpr std::uint64_t kBindAndConnect = (1U << 0) | (1U << 1);     // version 4
constexpr std::uint64_t kSocketsAndSignals = (1U << 0) | (1U << 1);  // version 6

[[noreturn]] void fail() {
  throw Error(ErrorKind::kEnvironment, "landlock cannot be set up: " + system_reason(errno));
}

RulesetAttributes rights_taken(int version) {
  RulesetAttributes taken{kFirstFileRights, 0, 0};
  if (version >= 2) taken.files |= kRefer;
  if (version >= 3) taken.files |= kTruncate;
  if (version >= 4) taken.network = kBindAndConnect;
  if (version >= 5) taken.files |= kDeviceControl;
  if (version >= 6) taken.scopes = kSocketsAndSignals;
  return taken;
}

std::size_t attribute_bytes(int version) {
  if (version >= 6) return sizeof(RulesetAttributes);
  return version >= 4 ? offsetof(RulesetAttributes, scopes) : offsetof(RulesetAttributes, network);
}

void allow_reading(int ruleset, const std::filesystem::path& path) {
  const FileDescriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place.is_open()) return;
  struct stat status {};
  if (::fstat(place.value(), &status) != 0) fail();
  landlock_path_beneath_attr rule{};
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR(status.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  rule.parent_fd = place.value();
  if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U) != 0) fail();
}

}  // namespace

int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0},
                                 LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

void restrict_files(const std::vector<std::filesystem::path>& readable) {
  const int version = landlock_version();
  const RulesetAttributes taken = rights_taken(version);
  const FileDescriptor ruleset(static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, &taken, attribute_bytes(version), 0U)));
  if (!ruleset.is_open()) fail();
  for (const std::filesystem::path& path : readable) allow_reading(ruleset.value(), path);
  if (::syscall(SYS_landlock_restrict_self, ruleset.value(), 0U) != 0) fail();
}

}  // namespace palimpsest
