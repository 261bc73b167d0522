#include "proof/encoding.hpp"

#include <algorithm>
#include <array>

#include <openssl/evp.h>

namespace palimpsest::proof {
namespace {

constexpr std::size_t kNumberBytes = 4;

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  // OpenSSL writes a zero byte behind the text.
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const auto padding = static_cast<std::size_t>(std::count(text.begin(), text.end(), '='));
  if (padding > 2 || padding > bytes.size()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  // OpenSSL overlooks spaces, and bits behind the last byte.
  if (to_base64(bytes) != text) return std::nullopt;
  return bytes;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = hex_value(hex[i]);
    const int low = hex_value(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

std::string ssh_string(std::string_view bytes) {
  return big_endian(static_cast<std::uint32_t>(bytes.size())).append(bytes);
}

std::optional<std::uint32_t> SshReader::number() {
  if (rest_.size() < kNumberBytes) {
    rest_ = {};
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < kNumberBytes; ++i) {
    value = value << 8 | static_cast<unsigned char>(rest_[i]);
  }
  rest_.remove_prefix(kNumberBytes);
  return value;
}

std::optional<std::string> SshReader::string() {
  const auto size = number();
  if (!size || *size > rest_.size()) {
    rest_ = {};
    return std::nullopt;
  }
  std::string bytes(rest_.substr(0, *size));
  rest_.remove_prefix(*size);
  return bytes;
}

}  // namespace palimpsest::proof
