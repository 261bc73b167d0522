#include "proof/keys/raw_key.hpp"

#include "base/error.hpp"

namespace palimpsest::proof {
namespace {

PublicKey public_key_of(const KeyHandle& key) {
  std::string bytes(kPublicKeyBytes, '\0');
  std::size_t size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(bytes.data()),
                                  &size) != 1) {
    throw Error(ErrorKind::kInternal, "OpenSSL cannot tell a public key");
  }
  return PublicKey::from_bytes(bytes).value();
}

class RawSigner : public Signer {
 public:
  explicit RawSigner(KeyHandle key) : key_(std::move(key)), public_key_(public_key_of(key_)) {}

  [[nodiscard]] const PublicKey& public_key() const override { return public_key_; }

  [[nodiscard]] std::string sign(std::string_view message) const override {
    std::string signature(kSignatureBytes, '\0');
    std::size_t size = signature.size();
    const DigestHandle context(EVP_MD_CTX_new());
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(message.data()),
                       message.size()) != 1) {
      throw Error(ErrorKind::kInternal, "OpenSSL cannot sign");
    }
    return signature;
  }

 private:
  KeyHandle key_;
  PublicKey public_key_;
};

}  // namespace

std::unique_ptr<Signer> make_raw_signer(KeyHandle key) {
  return std::make_unique<RawSigner>(std::move(key));
}

KeyHandle key_from_seed(std::string_view seed) {
  KeyHandle key(EVP_PKEY_new_raw_private_key(
      EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(seed.data()), seed.size()));
  if (!key) throw Error(ErrorKind::kInput, "OpenSSL does not take the private key");
  return key;
}

}  // namespace palimpsest::proof
