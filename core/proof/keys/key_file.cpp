#include "proof/keys/key_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "proof/keys/agent.hpp"
#include "proof/keys/openssh_key.hpp"
#include "proof/keys/raw_key.hpp"

#include <algorithm>
#include <array>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace palimpsest::proof {
namespace {

constexpr std::string_view kEncryptedPem = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
constexpr std::string_view kPem = "-----BEGIN PRIVATE KEY-----";
constexpr std::string_view kOpenSsh = "-----BEGIN OPENSSH PRIVATE KEY-----";
constexpr std::string_view kPublic = "ssh-ed25519 ";
constexpr std::uintmax_t kMaxKeyFileBytes = 65536;

int give_passphrase(char* buffer, int size, int, void* passphrase) {
  const auto& text = *static_cast<const std::string*>(passphrase);
  const int length = std::min(size, static_cast<int>(text.size()));
  std::copy_n(text.begin(), length, buffer);
  return length;
}

std::unique_ptr<Signer> open_pem(const std::string& text, const std::string& name,
                                 std::string passphrase) {
  const BioHandle bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, give_passphrase, &passphrase));
  ERR_clear_error();
  if (!key) {
    throw Error(ErrorKind::kInput, "cannot open the key " + name,
                text.starts_with(kEncryptedPem) ? "the passphrase may be wrong"
                                                : "make one with `palimpsest key make FILE`");
  }
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
    throw Error(ErrorKind::kInput, "the key " + name + " is no Ed25519 key",
                "make one with `palimpsest key make FILE`");
  }
  return make_raw_signer(std::move(key));
}

std::unique_ptr<Signer> open_openssh(const std::string& text, const std::string& name) {
  const OpensshKey key = parse_openssh_key(text);
  if (key.state == OpensshKeyState::kUsable) return make_raw_signer(key_from_seed(key.seed));
  if (key.state == OpensshKeyState::kEncrypted) {
    throw Error(ErrorKind::kInput, "the OpenSSH key " + name + " is encrypted",
                "convert a copy of it: cp " + name +
                    " key && ssh-keygen -p -N '' -f key; or run "
                    "ssh-add " +
                    name + " and name " + name + ".pub instead");
  }
  throw Error(ErrorKind::kInput, "the OpenSSH key " + name + " is damaged, or no Ed25519 key",
              "make one with `ssh-keygen -t ed25519` or `palimpsest key make FILE`");
}

std::unique_ptr<Signer> open_public(const std::string& text, const std::string& name,
                                    const std::filesystem::path& socket) {
  const auto key = parse_openssh_public_key(text);
  if (!key) throw Error(ErrorKind::kInput, name + " is no public Ed25519 key");
  if (socket.empty()) {
    throw Error(ErrorKind::kUsage, name + " is a public key, and there is no ssh-agent to sign",
                "start one and add the key: ssh-add, or name the file of the private key");
  }
  return make_agent_signer(socket, *key);
}

}  // namespace

std::unique_ptr<Signer> open_key(const std::filesystem::path& file, const KeyAccess& access) {
  std::error_code ignored;
  if (std::filesystem::file_size(file, ignored) > kMaxKeyFileBytes && !ignored) {
    throw Error(ErrorKind::kInput, file.string() + " is no key");
  }
  const std::string text = read_file(file);
  if (text.starts_with(kOpenSsh)) return open_openssh(text, file.string());
  if (text.starts_with(kPublic)) return open_public(text, file.string(), access.agent_socket);
  if (text.starts_with(kEncryptedPem) && access.passphrase.empty()) {
    throw Error(ErrorKind::kUsage, "the key " + file.string() + " needs a passphrase",
                "give it with --passphrase-file FILE");
  }
  if (text.starts_with(kPem) || text.starts_with(kEncryptedPem)) {
    return open_pem(text, file.string(), access.passphrase);
  }
  throw Error(ErrorKind::kInput, file.string() + " is no key that this program knows",
              "a key is a PEM or OpenSSH file with an Ed25519 key: `palimpsest key make FILE`");
}

std::string new_key_pem(const std::string& passphrase) {
  const KeyHandle key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const BioHandle bio(BIO_new(BIO_s_mem()));
  const EVP_CIPHER* cipher = passphrase.empty() ? nullptr : EVP_aes_256_cbc();
  if (!key ||
      PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), cipher, passphrase.data(),
                                    static_cast<int>(passphrase.size()), nullptr, nullptr) != 1) {
    throw Error(ErrorKind::kInternal, "OpenSSL cannot make a key");
  }
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

}  // namespace palimpsest::proof
