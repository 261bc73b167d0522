#include "proof/git/ssh_signature.hpp"

#include "proof/encoding.hpp"
#include "proof/keys/evp.hpp"

#include <array>

namespace palimpsest::proof {
namespace {

constexpr std::string_view kMagic = "SSHSIG";
constexpr std::uint32_t kVersion = 1;
constexpr std::string_view kHash = "sha512";
constexpr std::string_view kBegin = "-----BEGIN SSH SIGNATURE-----\n";
constexpr std::string_view kEnd = "-----END SSH SIGNATURE-----\n";
constexpr std::size_t kLineLength = 70;
constexpr std::string_view kHeader = "gpgsig ";

std::string sha512(std::string_view message) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
  unsigned int size = 0;
  EVP_Digest(message.data(), message.size(), value.data(), &size, EVP_sha512(), nullptr);
  return {reinterpret_cast<const char*>(value.data()), size};
}

std::string to_be_signed(std::string_view purpose, std::string_view message) {
  return std::string(kMagic) + ssh_string(purpose) + ssh_string("") + ssh_string(kHash) +
         ssh_string(sha512(message));
}

std::string armoured(std::string_view blob) {
  const std::string base64 = to_base64(blob);
  std::string text(kBegin);
  for (std::size_t at = 0; at < base64.size(); at += kLineLength) {
    text += base64.substr(at, kLineLength) + "\n";
  }
  return text.append(kEnd);
}

std::optional<std::string> without_armour(std::string_view text) {
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd)) return std::nullopt;
  std::string base64;
  for (const char c : text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size())) {
    if (c != '\n') base64 += c;
  }
  return from_base64(base64);
}

// Returns the second string of an SSH pair whose first must be "ssh-ed25519".
std::optional<std::string> value_of_pair(const std::optional<std::string>& blob) {
  if (!blob) return std::nullopt;
  SshReader reader(*blob);
  if (reader.string() != kSshKeyType) return std::nullopt;
  auto value = reader.string();
  if (!reader.rest().empty()) return std::nullopt;
  return value;
}

}  // namespace

std::string ssh_signature(const Signer& signer, std::string_view purpose,
                          std::string_view message) {
  const std::string signature = signer.sign(to_be_signed(purpose, message));
  const std::string key = ssh_string(kSshKeyType) + ssh_string(signer.public_key().bytes());
  return armoured(std::string(kMagic) + big_endian(kVersion) + ssh_string(key) +
                  ssh_string(purpose) + ssh_string("") + ssh_string(kHash) +
                  ssh_string(ssh_string(kSshKeyType) + ssh_string(signature)));
}

std::optional<PublicKey> ssh_signer_of(std::string_view text, std::string_view purpose,
                                       std::string_view message) {
  const auto blob = without_armour(text);
  if (!blob || !blob->starts_with(kMagic)) return std::nullopt;
  SshReader reader(std::string_view(*blob).substr(kMagic.size()));
  if (reader.number() != kVersion) return std::nullopt;
  const auto key = PublicKey::from_bytes(value_of_pair(reader.string()).value_or(""));
  if (reader.string() != purpose || reader.string() != "" || reader.string() != kHash) {
    return std::nullopt;
  }
  const auto signature = value_of_pair(reader.string());
  if (!key || !signature || !reader.rest().empty()) return std::nullopt;
  if (!key->has_signed(to_be_signed(purpose, message), *signature)) return std::nullopt;
  return key;
}

std::string signed_commit_text(std::string_view payload, std::string_view armoured_text) {
  std::string header(kHeader);
  for (const char c : armoured_text.substr(0, armoured_text.size() - 1)) {
    header += c;
    if (c == '\n') header += ' ';
  }
  const std::size_t end = payload.find("\n\n");  // of the headers
  return std::string(payload.substr(0, end + 1)) + header + "\n" +
         std::string(payload.substr(end + 1));
}

SignedCommit split_commit(std::string_view commit) {
  const std::string start = "\n" + std::string(kHeader);
  const std::size_t at = commit.find(start);
  if (at == std::string_view::npos || at > commit.find("\n\n")) {
    return {std::string(commit), ""};
  }
  std::string signature;
  std::size_t next = at + start.size();
  for (;;) {
    const std::size_t end = std::min(commit.find('\n', next), commit.size());
    signature += std::string(commit.substr(next, end - next)) + "\n";
    next = std::min(end + 1, commit.size());
    if (next >= commit.size() || commit[next] != ' ') break;
    ++next;
  }
  return {std::string(commit.substr(0, at + 1)) + std::string(commit.substr(next)), signature};
}

}  // namespace palimpsest::proof
