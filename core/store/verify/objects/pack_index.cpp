#include "store/verify/objects/pack_index.hpp"

#include "base/digest.hpp"

#include <string_view>

namespace palimpsest::store {
namespace {

constexpr std::string_view kMagic("\377tOc\0\0\0\2", 8);
constexpr std::size_t kFanOutEntries = 256;
constexpr std::size_t kTablesAt = kMagic.size() + 4 * kFanOutEntries;
constexpr std::size_t kIdBytes = 20;
constexpr std::size_t kEntryBytes = kIdBytes + 4 + 4;  // id, checksum, offset
constexpr std::size_t kTrailerBytes = 2 * kIdBytes;
constexpr std::uint64_t kPackHeaderBytes = 12;
constexpr std::uint64_t kPackTrailerBytes = 20;
constexpr std::uint64_t kLongOffset = 0x80000000U;

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (const char c : bytes.substr(at, size)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

bool has_rising_fan_out(std::string_view bytes) {
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < kFanOutEntries; ++i) {
    const std::uint64_t count = number_at(bytes, kMagic.size() + 4 * i, 4);
    if (count < before) return false;
    before = count;
  }
  return true;
}

bool has_offsets_inside(std::string_view bytes, std::size_t count, std::uint64_t pack_bytes) {
  const std::size_t offsets_at = kTablesAt + count * (kEntryBytes - 4);
  const std::size_t longs_at = offsets_at + 4 * count;
  const std::size_t longs = (bytes.size() - longs_at - kTrailerBytes) / 8;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t offset = number_at(bytes, offsets_at + 4 * i, 4);
    if (offset >= kLongOffset) {
      if (offset - kLongOffset >= longs) return false;
      offset = number_at(bytes, longs_at + 8 * (offset - kLongOffset), 8);
    }
    if (offset < kPackHeaderBytes || pack_bytes < kPackTrailerBytes ||
        offset >= pack_bytes - kPackTrailerBytes) {
      return false;
    }
  }
  return true;
}

}  // namespace

PackIndex read_pack_index(const std::string& bytes, std::uint64_t pack_bytes) {
  PackIndex index;
  if (!bytes.starts_with(kMagic) || bytes.size() < kTablesAt + kTrailerBytes) return index;
  const std::uint64_t count = number_at(bytes, kTablesAt - 4, 4);
  const std::size_t left = bytes.size() - kTablesAt - kTrailerBytes;
  if (count * kEntryBytes > left || (left - count * kEntryBytes) % 8 != 0) return index;
  for (std::size_t i = 0; i < count; ++i) {
    index.ids.push_back(to_hex(std::string_view(bytes).substr(kTablesAt + kIdBytes * i, kIdBytes)));
  }
  index.is_usable = has_rising_fan_out(bytes) && has_offsets_inside(bytes, count, pack_bytes);
  return index;
}

}  // namespace palimpsest::store
