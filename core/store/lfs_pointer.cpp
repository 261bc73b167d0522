#include "store/lfs_pointer.hpp"

#include <charconv>

namespace palimpsest::store {
namespace {

constexpr std::string_view kStart = "version https://git-lfs.github.com/spec/v1\noid sha256:";
constexpr std::string_view kSize = "\nsize ";
constexpr std::size_t kHexDigits = 64;

}  // namespace

std::string lfs_pointer(const Sha256& sha256, std::uint64_t size) {
  return std::string(kStart) + sha256.hex() + std::string(kSize) + std::to_string(size) + "\n";
}

std::optional<LfsPointer> parse_lfs_pointer(std::string_view text) {
  const std::size_t size_at = kStart.size() + kHexDigits + kSize.size();
  if (text.size() <= size_at || !text.starts_with(kStart)) return std::nullopt;
  const auto sha256 = Sha256::parse(text.substr(kStart.size(), kHexDigits));
  std::uint64_t size = 0;
  const char* end = text.data() + text.size();
  if (!sha256 || std::from_chars(text.data() + size_at, end, size).ec != std::errc()) {
    return std::nullopt;
  }
  if (lfs_pointer(*sha256, size) != text) return std::nullopt;
  return LfsPointer{*sha256, size};
}

}  // namespace palimpsest::store
