#include "proof/keys/openssh_key.hpp"

#include "proof/encoding.hpp"

#include <algorithm>

namespace palimpsest::proof {
namespace {

constexpr std::string_view kBegin = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
constexpr std::string_view kEnd = "-----END OPENSSH PRIVATE KEY-----";
constexpr std::string_view kMagic("openssh-key-v1\0", 15);
constexpr std::size_t kSeedBytes = 32;

std::optional<std::string> blob_of(std::string_view text) {
  const std::size_t end = text.find(kEnd);
  if (!text.starts_with(kBegin) || end == std::string_view::npos) return std::nullopt;
  std::string base64;
  for (const char c : text.substr(kBegin.size(), end - kBegin.size())) {
    if (c != '\n' && c != '\r') base64 += c;
  }
  return from_base64(base64);
}

// Reads what stands behind the public key: two equal check numbers, then the private key.
OpensshKey parse_private_part(std::string_view bytes) {
  SshReader reader(bytes);
  const auto check = reader.number();
  if (!check || reader.number() != check || reader.string() != kSshKeyType) return {};
  const auto public_key = reader.string();
  const auto private_key = reader.string();
  if (!public_key || !private_key || private_key->size() != kSeedBytes + kPublicKeyBytes ||
      private_key->substr(kSeedBytes) != *public_key) {
    return {};
  }
  return {OpensshKeyState::kUsable, private_key->substr(0, kSeedBytes)};
}

}  // namespace

OpensshKey parse_openssh_key(std::string_view text) {
  const auto blob = blob_of(text);
  if (!blob || !blob->starts_with(kMagic)) return {};
  SshReader reader(std::string_view(*blob).substr(kMagic.size()));
  const auto cipher = reader.string();
  if (!cipher) return {};
  if (*cipher != "none") return {OpensshKeyState::kEncrypted, ""};
  const auto method = reader.string();
  const auto options = reader.string();
  if (method != "none" || options != "" || reader.number() != 1U || !reader.string()) return {};
  const auto private_part = reader.string();
  return private_part ? parse_private_part(*private_part) : OpensshKey{};
}

std::optional<PublicKey> parse_openssh_public_key(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (text.substr(0, space) != kSshKeyType) return std::nullopt;
  text.remove_prefix(space + 1);
  const auto blob = from_base64(text.substr(0, text.find_first_of(" \r\n")));
  if (!blob) return std::nullopt;
  SshReader reader(*blob);
  if (reader.string() != kSshKeyType) return std::nullopt;
  const auto key = reader.string();
  if (!key || !reader.rest().empty()) return std::nullopt;
  return PublicKey::from_bytes(*key);
}

}  // namespace palimpsest::proof
