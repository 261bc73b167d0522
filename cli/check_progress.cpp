#include "cli/check_progress.hpp"

#include "cli/session.hpp"

#include <iostream>

namespace palimpsest::cli {

void CheckProgressLine::operator()(const Verification& so_far) {
  constexpr std::uint64_t kStep = 100'000'000;
  if (!is_error_terminal() || so_far.bytes / kStep == last_) return;
  last_ = so_far.bytes / kStep;
  std::cerr << "\r\033[K" << so_far.bytes / 1'000'000 << " MB checked" << std::flush;
}

void CheckProgressLine::clear() const {
  if (last_ > 0) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace palimpsest::cli
