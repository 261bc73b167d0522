// Lists of X.509 certificates. Private to the module.
#pragma once

#include "base/time.hpp"
#include "proof/keys/evp.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

namespace palimpsest::proof {

using CertificateHandle = std::unique_ptr<X509, FreeWith<&X509_free>>;
using StoreHandle = std::unique_ptr<X509_STORE, FreeWith<&X509_STORE_free>>;

// Returns the time that OpenSSL means; nothing when it is none.
[[nodiscard]] std::optional<Instant> instant_of(const ASN1_TIME* time);

// Returns the subject of a certificate on one line.
[[nodiscard]] std::string name_of(X509* certificate);

// Returns what this system trusts, to be checked at `time`.
[[nodiscard]] StoreHandle system_store(Instant time);

class Certificates {
 public:
  // Reads one PEM certificate after the other. Throws Error(input) when a part is none.
  [[nodiscard]] static Certificates parse(std::string_view pem);

  // Returns the way from `signer` over `others` to a certificate that `store` trusts. Throws
  // Error(input) when there is none.
  [[nodiscard]] static Certificates chain_of(const StoreHandle& store, X509* signer,
                                             STACK_OF(X509) * others, const Certificates& more);

  [[nodiscard]] std::string pem() const;

  // Returns when the first of them runs out.
  [[nodiscard]] Instant first_expiry() const;

  // Return stores that trust all of these, or the last one alone, at `time`.
  [[nodiscard]] StoreHandle store(Instant time) const;
  [[nodiscard]] StoreHandle root_store(Instant time) const;

  // Returns the certificates as a stack that the caller owns.
  [[nodiscard]] STACK_OF(X509) * copies() const;

 private:
  std::vector<CertificateHandle> certificates_;
};

}  // namespace palimpsest::proof
