// Takes the file system and the network away from a process, by landlock(7).
//
// Called by number, since Debian 12 has no wrapper, and with the constants of later kernels, since
// a newer kernel takes away more.
#pragma once

#include <filesystem>
#include <vector>

namespace palimpsest {

// Returns the version of landlock that this kernel offers, 0 when none.
[[nodiscard]] int landlock_version();

// Leaves this process the right to read `readable` (files, and folders with all below them; those
// that are not there are skipped) and no other right on any path; with version 4 no TCP, with
// version 6 no signals and no abstract sockets beyond itself. Files that are open stay so. Needs
// no_new_privs. Throws Error(environment) when the kernel refuses.
void restrict_files(const std::vector<std::filesystem::path>& readable);

}  // namespace palimpsest
