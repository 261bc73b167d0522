// A digest of OpenSSL EVP that is computed piece by piece. Private to this module.
#pragma once

#include "base/error.hpp"
#include "base/free_with.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

namespace palimpsest {

class Hasher {
 public:
  explicit Hasher(const EVP_MD* algorithm) : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), algorithm, nullptr) != 1) {
      throw Error(ErrorKind::kInternal, "OpenSSL cannot start a digest");
    }
  }

  void add(std::string_view bytes) {
    if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1) {
      throw Error(ErrorKind::kInternal, "OpenSSL cannot compute a digest");
    }
  }

  // Returns the bytes of the digest. Nothing may be added afterwards.
  [[nodiscard]] std::string finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), value.data(), &size);
    return {reinterpret_cast<const char*>(value.data()), size};
  }

 private:
  std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>> context_;
};

}  // namespace palimpsest
