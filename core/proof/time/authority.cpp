#include "proof/time/authority.hpp"

#include "base/error.hpp"
#include "proof/keys/evp.hpp"

#include <memory>

#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>

namespace palimpsest::proof {
namespace {

using TlsHandle = std::unique_ptr<SSL_CTX, FreeWith<&SSL_CTX_free>>;

constexpr int kTimeoutSeconds = 60;
constexpr std::size_t kMaxReplyBytes = 1 << 20;  // replies with long chains have 10 KB

struct Tls {
  SSL_CTX* context;
  const std::string& host;
};

// Puts TLS over a connection, and takes it off at the end.
BIO* wrap_in_tls(BIO* connection, void* argument, int is_start, int) {
  if (is_start == 0) {
    BIO* below = BIO_pop(connection);
    BIO_free(connection);
    return below;
  }
  const auto& tls = *static_cast<const Tls*>(argument);
  BIO* wrapped = BIO_new_ssl(tls.context, 1);
  SSL* ssl = nullptr;
  (void)BIO_get_ssl(wrapped, &ssl);
  if (ssl == nullptr) return nullptr;
  (void)SSL_set_tlsext_host_name(ssl, tls.host.c_str());
  (void)SSL_set1_host(ssl, tls.host.c_str());
  return BIO_push(wrapped, connection);
}

struct Address {
  bool is_tls = false;
  std::string host;
  std::string port;
  std::string path;
};

Address parse_address(const std::string& url) {
  int is_tls = 0;
  char* host = nullptr;
  char* port = nullptr;
  char* path = nullptr;
  const bool has_scheme = url.starts_with("http://") || url.starts_with("https://");
  const bool is_parsed =
      has_scheme && OSSL_HTTP_parse_url(url.c_str(), &is_tls, nullptr, &host, &port, nullptr, &path,
                                        nullptr, nullptr) == 1;
  ERR_clear_error();
  Address address;
  if (is_parsed) address = {is_tls != 0, host, port, path};
  for (char* each : {host, port, path}) OPENSSL_free(each);
  if (is_parsed) return address;
  throw Error(ErrorKind::kUsage, "'" + url + "' is no address of an authority",
              "write it like http://timestamp.example.org/tsr");
}

std::string reason() {
  const char* text = ERR_reason_error_string(ERR_peek_error());
  std::string said = text != nullptr ? text : "no reason is given";
  ERR_clear_error();
  return said;
}

[[noreturn]] void fail(const std::string& url) {
  throw Error(ErrorKind::kEnvironment, "the authority " + url + " gives no reply: " + reason(),
              "ask another one, or use --query and --reply on a machine that reaches it");
}

// Connects once: OpenSSL by itself tries again for a minute where nobody listens.
BioHandle connect_to(const Address& address, const std::string& url) {
  BioHandle connection(BIO_new_connect(address.host.c_str()));
  (void)BIO_set_conn_port(connection.get(), address.port.c_str());
  if (BIO_do_connect(connection.get()) != 1) fail(url);
  return connection;
}

}  // namespace

std::string ask_authority(const std::string& url, std::string_view query) {
  const Address address = parse_address(url);
  const TlsHandle context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  (void)SSL_CTX_set_default_verify_paths(context.get());
  Tls tls{context.get(), address.host};
  const BioHandle request(BIO_new_mem_buf(query.data(), static_cast<int>(query.size())));
  const BioHandle connection = connect_to(address, url);
  const BioHandle reply(
      OSSL_HTTP_transfer(nullptr, address.host.c_str(), address.port.c_str(), address.path.c_str(),
                         address.is_tls ? 1 : 0, nullptr, nullptr, connection.get(), nullptr,
                         address.is_tls ? wrap_in_tls : nullptr, address.is_tls ? &tls : nullptr, 0,
                         nullptr, "application/timestamp-query", request.get(),
                         "application/timestamp-reply", 1, kMaxReplyBytes, kTimeoutSeconds, 0));
  if (!reply) fail(url);
  std::string bytes(kMaxReplyBytes, '\0');
  const int size = BIO_read(reply.get(), bytes.data(), static_cast<int>(bytes.size()));
  bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return bytes;
}

}  // namespace palimpsest::proof
