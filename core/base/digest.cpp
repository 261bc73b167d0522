#include "base/digest.hpp"

#include "base/file.hpp"
#include "base/hasher.hpp"

#include <algorithm>
#include <memory>

namespace palimpsest {
namespace {

Sha256 as_sha256(std::string_view raw) {
  Sha256::Bytes bytes{};
  std::copy(raw.begin(), raw.end(), bytes.begin());
  return Sha256(bytes);
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

}  // namespace

std::optional<Sha256> Sha256::parse(std::string_view hex) {
  Bytes bytes{};
  if (hex.size() != 2 * bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Sha256(bytes);
}

std::string Sha256::hex() const {
  return to_hex({reinterpret_cast<const char*>(bytes_.data()), bytes_.size()});
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto value = static_cast<unsigned char>(c);
    hex += kDigits[value >> 4];
    hex += kDigits[value & 15];
  }
  return hex;
}

struct Sha1::State {
  Hasher hasher{EVP_sha1()};
};

Sha1::Sha1() : state_(std::make_unique<State>()) {}

Sha1::~Sha1() = default;

void Sha1::add(std::string_view bytes) { state_->hasher.add(bytes); }

std::string Sha1::finish() { return state_->hasher.finish(); }

Sha256 sha256_of(std::string_view bytes) {
  Hasher hasher(EVP_sha256());
  hasher.add(bytes);
  return as_sha256(hasher.finish());
}

FileDigests digests_of(std::string_view bytes) {
  Hasher sha512(EVP_sha512());
  sha512.add(bytes);
  return {sha256_of(bytes), to_hex(sha512.finish()), bytes.size()};
}

FileDigests digests_of_file(const std::filesystem::path& path) {
  Hasher sha256(EVP_sha256());
  Hasher sha512(EVP_sha512());
  std::uint64_t size = 0;
  read_in_blocks(path, [&](std::string_view block) {
    sha256.add(block);
    sha512.add(block);
    size += block.size();
  });
  return {as_sha256(sha256.finish()), to_hex(sha512.finish()), size};
}

FileSha256 sha256_of_file(const std::filesystem::path& path) {
  Hasher sha256(EVP_sha256());
  std::uint64_t size = 0;
  read_in_blocks(path, [&](std::string_view block) {
    sha256.add(block);
    size += block.size();
  });
  return {as_sha256(sha256.finish()), size};
}

bool ends_with_own_sha1(const std::filesystem::path& path) {
  constexpr std::size_t kSha1Bytes = 20;
  Sha1 sha1;
  std::string kept;  // what may still be the end of the file
  read_in_blocks(path, [&](std::string_view block) {
    kept += block;
    if (kept.size() <= kSha1Bytes) return;
    const std::size_t before = kept.size() - kSha1Bytes;
    sha1.add(std::string_view(kept).substr(0, before));
    kept.erase(0, before);
  });
  return kept == sha1.finish();
}

}  // namespace palimpsest
