// Owned handles of OpenSSL. Private to the module.
#pragma once

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>

namespace palimpsest::proof {

template <auto Free>
struct FreeWith {
  template <class T>
  void operator()(T* handle) const {
    Free(handle);
  }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, FreeWith<&EVP_PKEY_free>>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, FreeWith<&EVP_MD_CTX_free>>;
using BioHandle = std::unique_ptr<BIO, FreeWith<&BIO_free_all>>;

}  // namespace palimpsest::proof
