#include "proof/time/time_stamp.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "proof/time/certificates.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <optional>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

namespace palimpsest::proof {
namespace {

using QueryHandle = std::unique_ptr<TS_REQ, FreeWith<&TS_REQ_free>>;
using ImprintHandle = std::unique_ptr<TS_MSG_IMPRINT, FreeWith<&TS_MSG_IMPRINT_free>>;
using AlgorithmHandle = std::unique_ptr<X509_ALGOR, FreeWith<&X509_ALGOR_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, FreeWith<&ASN1_INTEGER_free>>;
using ReplyHandle = std::unique_ptr<TS_RESP, FreeWith<&TS_RESP_free>>;
using CheckHandle = std::unique_ptr<TS_VERIFY_CTX, FreeWith<&TS_VERIFY_CTX_free>>;

constexpr int kNonceBytes = 8;

std::string reason_of_openssl() {
  const unsigned long code = ERR_peek_last_error();
  std::array<char, 256> text{};
  ERR_error_string_n(code, text.data(), text.size());
  const char* reason = ERR_reason_error_string(code);
  const char* data = nullptr;
  int flags = 0;
  (void)ERR_peek_last_error_data(&data, &flags);
  std::string said = reason != nullptr ? reason : text.data();
  if (data != nullptr && (flags & ERR_TXT_STRING) != 0 && *data != '\0') {
    said += " (" + std::string(data) + ")";
  }
  ERR_clear_error();
  return said;
}

ReplyHandle parse_reply(std::string_view bytes) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const unsigned char* end = at + bytes.size();
  ReplyHandle reply(d2i_TS_RESP(nullptr, &at, static_cast<long>(bytes.size())));
  ERR_clear_error();
  if (!reply || at != end) throw Error(ErrorKind::kInput, "the reply is no time-stamp reply");
  return reply;
}

void check_is_granted(TS_RESP* reply) {
  const TS_STATUS_INFO* status = TS_RESP_get_status_info(reply);
  const long code = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
  if (code != TS_STATUS_GRANTED && code != TS_STATUS_GRANTED_WITH_MODS) {
    throw Error(ErrorKind::kInput,
                "the authority refused the time stamp (status " + std::to_string(code) + ")");
  }
  if (TS_RESP_get_token(reply) == nullptr) {
    throw Error(ErrorKind::kInput, "the authority's reply holds no time stamp");
  }
}

Instant stamped_time(TS_RESP* reply) {
  const auto time = instant_of(TS_TST_INFO_get_time(TS_RESP_get_tst_info(reply)));
  if (!time) throw Error(ErrorKind::kInput, "the time of the time stamp cannot be read");
  return *time;
}

// Returns the certificate whose key signed, which the reply must carry.
X509* signer_of(TS_RESP* reply) {
  STACK_OF(X509)* signers = PKCS7_get0_signers(TS_RESP_get_token(reply), nullptr, 0);
  X509* signer =
      signers != nullptr && sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : nullptr;
  sk_X509_free(signers);
  ERR_clear_error();
  if (signer == nullptr) {
    throw Error(ErrorKind::kInput, "the reply does not carry the authority's certificate");
  }
  return signer;
}

STACK_OF(X509) * certificates_in(TS_RESP* reply) {
  PKCS7* token = TS_RESP_get_token(reply);
  return PKCS7_type_is_signed(token) != 0 ? token->d.sign->cert : nullptr;
}

// Throws Error(integrity) unless the signature, the chain and the digest of `message` are right.
void check_with(const StoreHandle& store, TS_RESP* reply, STACK_OF(X509) * untrusted,
                std::string_view message) {
  const CheckHandle check(TS_VERIFY_CTX_new());
  TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_DATA | TS_VFY_SIGNATURE);
  // The check owns what it is given.
  BIO* data = BIO_new_mem_buf(message.data(), static_cast<int>(message.size()));
  (void)TS_VERIFY_CTX_set_data(check.get(), data);
  (void)X509_STORE_up_ref(store.get());
  (void)TS_VERIFY_CTX_set_store(check.get(), store.get());
  (void)TS_VERIFY_CTX_set_certs(check.get(), untrusted);
  if (TS_RESP_verify_response(check.get(), reply) == 1) return;
  throw Error(ErrorKind::kIntegrity, "the time stamp does not hold: " + reason_of_openssl());
}

std::string hex_of(const ASN1_INTEGER* number) {
  BIGNUM* value = ASN1_INTEGER_to_BN(number, nullptr);
  char* text = BN_bn2hex(value);
  std::string hex = text != nullptr ? text : "";
  OPENSSL_free(text);
  BN_free(value);
  return hex;
}

std::string text_of(const ASN1_OBJECT* object) {
  std::array<char, 128> text{};
  OBJ_obj2txt(text.data(), text.size(), object, 1);
  return text.data();
}

TimeStamp facts_of(TS_RESP* reply, const Certificates& chain) {
  TS_TST_INFO* info = TS_RESP_get_tst_info(reply);
  return {stamped_time(reply), chain.first_expiry(), hex_of(TS_TST_INFO_get_serial(info)),
          text_of(TS_TST_INFO_get_policy_id(info)), name_of(signer_of(reply))};
}

}  // namespace

std::string time_stamp_query(std::string_view message) {
  const Sha256 digest = sha256_of(message);
  const QueryHandle query(TS_REQ_new());
  const ImprintHandle imprint(TS_MSG_IMPRINT_new());
  const AlgorithmHandle algorithm(X509_ALGOR_new());
  X509_ALGOR_set_md(algorithm.get(), EVP_sha256());
  std::array<unsigned char, kNonceBytes> nonce{};
  if (RAND_bytes(nonce.data(), kNonceBytes) != 1) {
    throw Error(ErrorKind::kInternal, "OpenSSL gives no random numbers");
  }
  nonce[0] = static_cast<unsigned char>((nonce[0] & 0x7F) | 0x40);  // positive, of full length
  const IntegerHandle number(ASN1_INTEGER_new());
  (void)ASN1_STRING_set(number.get(), nonce.data(), kNonceBytes);
  Sha256::Bytes bytes = digest.bytes();
  if (TS_REQ_set_version(query.get(), 1) != 1 ||
      TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) != 1 ||
      TS_MSG_IMPRINT_set_msg(imprint.get(), bytes.data(), static_cast<int>(bytes.size())) != 1 ||
      TS_REQ_set_msg_imprint(query.get(), imprint.get()) != 1 ||
      TS_REQ_set_nonce(query.get(), number.get()) != 1 ||
      TS_REQ_set_cert_req(query.get(), 1) != 1) {
    throw Error(ErrorKind::kInternal, "OpenSSL cannot make a time-stamp query");
  }
  std::string der(static_cast<std::size_t>(i2d_TS_REQ(query.get(), nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(der.data());
  (void)i2d_TS_REQ(query.get(), &at);
  return der;
}

StampedReply take_reply(std::string_view message, std::string_view bytes, std::string_view roots) {
  const ReplyHandle reply = parse_reply(bytes);
  check_is_granted(reply.get());
  const Instant time = stamped_time(reply.get());
  const Certificates trusted = Certificates::parse(roots);
  const StoreHandle store = roots.empty() ? system_store(time) : trusted.store(time);
  X509* signer = signer_of(reply.get());
  const Certificates chain =
      Certificates::chain_of(store, signer, certificates_in(reply.get()), trusted);
  StampedReply stamped{std::string(bytes), chain.pem()};
  try {
    (void)check_reply(message, stamped);
  } catch (const Error& error) {
    throw Error(ErrorKind::kInput, error.what(), "ask the authority again, for this checkpoint");
  }
  return stamped;
}

TimeStamp check_reply(std::string_view message, const StampedReply& stamped) {
  try {
    const ReplyHandle reply = parse_reply(stamped.reply);
    check_is_granted(reply.get());
    const Certificates chain = Certificates::parse(stamped.chain);
    const StoreHandle store = chain.root_store(stamped_time(reply.get()));
    check_with(store, reply.get(), chain.copies(), message);
    return facts_of(reply.get(), chain);
  } catch (const Error& error) {
    throw Error(ErrorKind::kIntegrity, error.what(), error.hint());
  }
}

}  // namespace palimpsest::proof
