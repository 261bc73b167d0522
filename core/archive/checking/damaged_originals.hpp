// The revisions to which damaged originals belong, where single files were checked and no commit.
#pragma once

#include "model/verification.hpp"

#include <filesystem>
#include <vector>

namespace palimpsest::archive {

// Lets the problems with originals name their documents and revisions. Nothing changes where the
// archive cannot tell, and where so many are damaged that it is no accident of single files.
void name_revisions(const std::filesystem::path& archive, std::vector<Problem>& problems);

}  // namespace palimpsest::archive
