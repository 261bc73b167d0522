// Owned handles of OpenSSL. Private to the module.
#pragma once

#include "base/free_with.hpp"

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>

namespace palimpsest::proof {

using KeyHandle = std::unique_ptr<EVP_PKEY, FreeWith<&EVP_PKEY_free>>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, FreeWith<&EVP_MD_CTX_free>>;
using BioHandle = std::unique_ptr<BIO, FreeWith<&BIO_free_all>>;

}  // namespace palimpsest::proof
