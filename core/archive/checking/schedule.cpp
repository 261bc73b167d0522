#include "archive/checking/schedule.hpp"

#include <algorithm>
#include <charconv>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kDigits = 8;  // of the name: 32 bits

}  // namespace

Instant Schedule::next(const std::string& name, Instant time) const {
  std::uint32_t number = 0;
  (void)std::from_chars(name.data(), name.data() + std::min(kDigits, name.size()), number, 16);
  const std::int64_t turn = static_cast<std::int64_t>(static_cast<double>(number) / 4294967296.0 *
                                                      static_cast<double>(period_));
  const std::int64_t since = (time.seconds - turn) % period_;  // the turn at or before `time`
  const std::int64_t passed = since < 0 ? since + period_ : since;
  return Instant{time.seconds - passed + period_};
}

}  // namespace palimpsest::archive
