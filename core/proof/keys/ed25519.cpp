#include "proof/keys/ed25519.hpp"

#include "base/digest.hpp"
#include "proof/encoding.hpp"
#include "proof/keys/evp.hpp"

namespace palimpsest::proof {
namespace {

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string ssh_blob(const std::string& key) { return ssh_string(kSshKeyType) + ssh_string(key); }

}  // namespace

std::optional<PublicKey> PublicKey::from_bytes(std::string_view bytes) {
  if (bytes.size() != kPublicKeyBytes) return std::nullopt;
  return PublicKey(std::string(bytes));
}

bool PublicKey::has_signed(std::string_view message, std::string_view signature) const {
  if (signature.size() != kSignatureBytes) return false;
  const KeyHandle key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(bytes_), bytes_.size()));
  const DigestHandle context(EVP_MD_CTX_new());
  return key && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message),
                          message.size()) == 1;
}

std::string PublicKey::ssh_line() const {
  return std::string(kSshKeyType) + " " + to_base64(ssh_blob(bytes_));
}

std::string PublicKey::ssh_fingerprint() const {
  const Sha256 digest = sha256_of(ssh_blob(bytes_));
  std::string text =
      to_base64({reinterpret_cast<const char*>(digest.bytes().data()), digest.bytes().size()});
  text.erase(text.find_last_not_of('=') + 1);
  return "SHA256:" + text;
}

}  // namespace palimpsest::proof
