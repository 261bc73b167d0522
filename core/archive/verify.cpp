#include "archive/verify.hpp"

#include "store/verify.hpp"

namespace palimpsest::archive {

Verification verify_archive(const std::filesystem::path& folder) { return store::verify(folder); }

}  // namespace palimpsest::archive
