#include "archive/exchange/verify_bag.hpp"

#include "exchange/bagit/check_bag.hpp"

namespace palimpsest::archive {

BagCheck verify_bag(const std::filesystem::path& folder) { return exchange::check_bag(folder); }

}  // namespace palimpsest::archive
