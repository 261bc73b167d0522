#include "proof/time/certificates.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <ctime>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace palimpsest::proof {
namespace {

using ChainHandle = std::unique_ptr<X509_STORE_CTX, FreeWith<&X509_STORE_CTX_free>>;

StoreHandle empty_store(Instant time) {
  StoreHandle store(X509_STORE_new());
  if (!store) throw Error(ErrorKind::kInternal, "OpenSSL cannot make a store of certificates");
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), static_cast<time_t>(time.seconds));
  return store;
}

STACK_OF(X509) * joined(STACK_OF(X509) * first, STACK_OF(X509) * second) {
  STACK_OF(X509)* all = sk_X509_new_null();
  for (STACK_OF(X509) * each : {first, second}) {
    for (int i = 0; each != nullptr && i < sk_X509_num(each); ++i) {
      (void)X509_add_cert(all, sk_X509_value(each, i), X509_ADD_FLAG_UP_REF);
    }
  }
  return all;
}

}  // namespace

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Instant{static_cast<std::int64_t>(::timegm(&parts))};
}

std::string name_of(X509* certificate) {
  const BioHandle bio(BIO_new(BIO_s_mem()));
  (void)X509_NAME_print_ex(bio.get(), X509_get_subject_name(certificate), 0, XN_FLAG_ONELINE);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

StoreHandle system_store(Instant time) {
  StoreHandle store = empty_store(time);
  (void)X509_STORE_set_default_paths(store.get());
  ERR_clear_error();
  return store;
}

Certificates Certificates::parse(std::string_view pem) {
  Certificates parsed;
  const BioHandle bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
    parsed.certificates_.emplace_back(certificate);
  }
  const bool is_at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (!is_at_end || (parsed.certificates_.empty() && !pem.empty())) {
    throw Error(ErrorKind::kInput, "these are no certificates in PEM form");
  }
  return parsed;
}

Certificates Certificates::chain_of(const StoreHandle& store, X509* signer, STACK_OF(X509) * others,
                                    const Certificates& more) {
  STACK_OF(X509)* known = more.copies();
  STACK_OF(X509)* untrusted = joined(others, known);
  const ChainHandle context(X509_STORE_CTX_new());
  Certificates chain;
  std::string reason;
  (void)X509_STORE_CTX_init(context.get(), store.get(), signer, untrusted);
  (void)X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN);
  if (X509_verify_cert(context.get()) == 1) {
    STACK_OF(X509)* found = X509_STORE_CTX_get1_chain(context.get());
    for (int i = 0; i < sk_X509_num(found); ++i) {
      chain.certificates_.emplace_back(sk_X509_value(found, i));
    }
    sk_X509_free(found);
  } else {
    reason = X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
  }
  sk_X509_pop_free(untrusted, X509_free);
  sk_X509_pop_free(known, X509_free);
  ERR_clear_error();
  if (reason.empty()) return chain;
  throw Error(ErrorKind::kInput, "the authority's certificate leads to no root: " + reason,
              "give the root with --ca FILE");
}

std::string Certificates::pem() const {
  const BioHandle bio(BIO_new(BIO_s_mem()));
  for (const CertificateHandle& each : certificates_) {
    (void)PEM_write_bio_X509(bio.get(), each.get());
  }
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

Instant Certificates::first_expiry() const {
  std::optional<Instant> first;
  for (const CertificateHandle& each : certificates_) {
    const auto end = instant_of(X509_get0_notAfter(each.get()));
    if (end && (!first || *end < *first)) first = end;
  }
  return first.value_or(Instant{});
}

StoreHandle Certificates::store(Instant time) const {
  StoreHandle store = empty_store(time);
  for (const CertificateHandle& each : certificates_) {
    (void)X509_STORE_add_cert(store.get(), each.get());
  }
  return store;
}

StoreHandle Certificates::root_store(Instant time) const {
  StoreHandle store = empty_store(time);
  if (!certificates_.empty()) {
    (void)X509_STORE_add_cert(store.get(), certificates_.back().get());
    // A chain may end at a certificate that a system trusts and that is no root itself.
    (void)X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN);
  }
  return store;
}

STACK_OF(X509) * Certificates::copies() const {
  STACK_OF(X509)* stack = sk_X509_new_null();
  for (const CertificateHandle& each : certificates_) {
    (void)X509_add_cert(stack, each.get(), X509_ADD_FLAG_UP_REF);
  }
  return stack;
}

}  // namespace palimpsest::proof
