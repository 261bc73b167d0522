#include "lists/form/zip_size.hpp"

#include <algorithm>

namespace palimpsest::lists {
namespace {

// Zip file format (APPNOTE.TXT), sections 4.3.12 and 4.3.16: fixed parts, little-endian.
constexpr std::string_view kEndMagic = "PK\x05\x06";
constexpr std::string_view kEntryMagic = "PK\x01\x02";
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEntrySize = 46;

std::uint32_t number_at(std::string_view text, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(text[at + i - 1]);
  }
  return number;
}

}  // namespace

std::optional<std::uint64_t> unpacked_size(std::string_view zip) {
  const std::size_t end = zip.rfind(kEndMagic);
  if (end == std::string_view::npos || zip.size() - end < kEndSize) return std::nullopt;
  const std::uint32_t count = number_at(zip, end + 10, 2);
  std::size_t at = number_at(zip, end + 16, 4);
  std::uint64_t size = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (at > zip.size() || zip.size() - at < kEntrySize) return std::nullopt;
    if (zip.substr(at, kEntryMagic.size()) != kEntryMagic) return std::nullopt;
    const std::uint32_t unpacked = number_at(zip, at + 24, 4);
    if (unpacked == 0xFFFFFFFFU) return std::nullopt;
    size += unpacked;
    at += kEntrySize + number_at(zip, at + 28, 2) + number_at(zip, at + 30, 2) +
          number_at(zip, at + 32, 2);
  }
  return size;
}

}  // namespace palimpsest::lists
