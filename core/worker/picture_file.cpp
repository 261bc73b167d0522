#include "worker/picture_file.hpp"

#include <cstddef>
#include <cstdint>

namespace palimpsest::worker {
namespace {

// PNG: signature, then the chunk IHDR that begins with width:u32 height:u32, all big-endian.
constexpr std::string_view kPngHead("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
// JPEG: segments marker:u16 length:u16 ...; those of a frame have precision:u8 height:u16
// width:u16.
constexpr std::string_view kJpegHead("\xff\xd8", 2);
constexpr std::uint8_t kFirstFrame = 0xC0;  // baseline, extended, progressive
constexpr std::uint8_t kLastFrame = 0xC2;
constexpr std::uint8_t kScan = 0xDA;

unsigned big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    value = value << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

std::optional<PictureSize> size_in_png(std::string_view bytes) {
  if (!bytes.starts_with(kPngHead) || bytes.size() < kPngHead.size() + 8) return std::nullopt;
  return PictureSize{static_cast<int>(big_endian(bytes, 16, 4)),
                     static_cast<int>(big_endian(bytes, 20, 4))};
}

std::optional<PictureSize> size_in_jpeg(std::string_view bytes) {
  if (!bytes.starts_with(kJpegHead)) return std::nullopt;
  std::size_t at = kJpegHead.size();
  while (at + 9 <= bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xFF) {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == kScan) return std::nullopt;
    if (marker >= kFirstFrame && marker <= kLastFrame) {
      return PictureSize{static_cast<int>(big_endian(bytes, at + 7, 2)),
                         static_cast<int>(big_endian(bytes, at + 5, 2))};
    }
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PictureSize> size_in_file(PictureFormat format, std::string_view bytes) {
  return format == PictureFormat::kPng ? size_in_png(bytes) : size_in_jpeg(bytes);
}

}  // namespace palimpsest::worker
