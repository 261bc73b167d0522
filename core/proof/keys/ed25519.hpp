// Ed25519 keys: who signed, and whether a signature is right.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::proof {

inline constexpr std::size_t kPublicKeyBytes = 32;
inline constexpr std::size_t kSignatureBytes = 64;
inline constexpr std::string_view kSshKeyType = "ssh-ed25519";

// A public key: 32 bytes.
class PublicKey {
 public:
  // Nothing when `bytes` are not 32.
  [[nodiscard]] static std::optional<PublicKey> from_bytes(std::string_view bytes);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  // Whether `signature` (64 bytes) of `message` was made with the private key.
  [[nodiscard]] bool has_signed(std::string_view message, std::string_view signature) const;

  // Returns the form of OpenSSH files: "ssh-ed25519 AAAA...".
  [[nodiscard]] std::string ssh_line() const;

  // Returns the name that ssh-keygen -l prints: "SHA256:...".
  [[nodiscard]] std::string ssh_fingerprint() const;

  friend bool operator==(const PublicKey&, const PublicKey&) = default;

 private:
  explicit PublicKey(std::string bytes) : bytes_(std::move(bytes)) {}

  std::string bytes_;
};

// Signs. Where the private key is kept is its own affair.
class Signer {
 public:
  virtual ~Signer() = default;

  [[nodiscard]] virtual const PublicKey& public_key() const = 0;

  // Returns 64 bytes. Throws Error(environment) when the key cannot be used just now.
  [[nodiscard]] virtual std::string sign(std::string_view message) const = 0;
};

}  // namespace palimpsest::proof
