#include "web/server.hpp"

#include "base/error.hpp"

#include <ctime>
#include <optional>

#include <httplib.h>
#include <sys/socket.h>

namespace palimpsest::web {
namespace {

constexpr const char* kAddress = "127.0.0.1";
// A connection that is kept alive has a thread to itself: as many as readers at once, and some.
constexpr std::size_t kThreads = 256;
constexpr int kBacklog = 512;  // connections that wait for the next turn of the listener
constexpr std::size_t kMaxBody = 64U << 10;  // bytes of a form
constexpr std::size_t kRequestsOfConnection = 10'000;
constexpr std::time_t kIdleSeconds = 5;  // that a kept connection may be silent
constexpr std::time_t kReadSeconds = 5;
constexpr std::time_t kWriteSeconds = 10;

// No script and no style but the files of this server, and no page around this one.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

Request request_of(const httplib::Request& from) {
  Request request{from.method, from.target, from.get_header_value("Host")};
  if (from.get_header_value_count("Host") != 1) request.host.clear();
  if (from.has_header("Origin")) request.origin = from.get_header_value("Origin");
  request.body = from.body;
  return request;
}

void put_headers(httplib::Response& response, const Answer& answer) {
  response.set_header("Content-Security-Policy", kPolicy);
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("Cache-Control", answer.is_kept && answer.type == "image/jpeg"
                                           ? "private, max-age=300"
                                           : "no-cache");
  bool has_resource_policy = false;
  for (const auto& [name, value] : answer.headers) {
    response.set_header(name, value);
    has_resource_policy = has_resource_policy || name == "Cross-Origin-Resource-Policy";
  }
  if (!has_resource_policy) response.set_header("Cross-Origin-Resource-Policy", "same-origin");
}

// The bytes are sent as they stand, shared by all who ask for them: neither copied nor packed.
void put(httplib::Response& response, const AnswerPointer& answer) {
  response.status = answer->status;
  put_headers(response, *answer);
  if (answer->bytes.empty()) return;
  response.set_content_provider(
      answer->bytes.size(), answer->type,
      [answer](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(answer->bytes.data() + offset, length);
      });
}

}  // namespace

struct Server::Socket {
  httplib::Server server;
  std::optional<Routes> routes;
  int port = 0;
  int descriptor = -1;
};

namespace {

void set_limits(httplib::Server& server) {
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(kRequestsOfConnection);
  server.set_keep_alive_timeout(kIdleSeconds);
  server.set_read_timeout(kReadSeconds);
  server.set_write_timeout(kWriteSeconds);
  server.set_payload_max_length(kMaxBody);
}

bool has_body(const httplib::Request& request) {
  const std::string length = request.get_header_value("Content-Length");
  return request.has_header("Transfer-Encoding") || !(length.empty() || length == "0");
}

// Ends the connection: what follows on it is the body of a request that has none, and must not be
// taken for the next request.
void hang_up(httplib::Response& response) {
  response.status = 400;
  response.set_content_provider(1, "text/plain",
                                [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
}

void set_handlers(httplib::Server& server, Routes& routes) {
  using Response = httplib::Server::HandlerResponse;
  const auto answer = [&](const httplib::Request& from, httplib::Response& response) {
    put(response, routes.answer(request_of(from)));
  };
  // Before the library's own routing, which matches addresses by recursion; that of the others
  // reads their bodies first.
  server.set_pre_routing_handler(
      [answer](const httplib::Request& from, httplib::Response& response) {
        if (from.method != "GET" && from.method != "HEAD") return Response::Unhandled;
        if (has_body(from))
          hang_up(response);
        else
          answer(from, response);
        return Response::Handled;
      });
  server.Post("/annotate", answer);
  // What the library itself refuses.
  server.set_error_handler([answer](const httplib::Request& from, httplib::Response& response) {
    if (response.has_header("Content-Security-Policy")) return;
    const bool is_unknown = response.status == 404 || response.status == 400;
    if (is_unknown && !from.method.empty() && from.method != "GET" && from.method != "HEAD") {
      return answer(from, response);
    }
    Answer refused{response.status, "text/plain; charset=utf-8", "This cannot be answered.\n"};
    refused.is_kept = false;
    put(response, std::make_shared<const Answer>(std::move(refused)));
  });
}

}  // namespace

Server::Server(Room& room, const ServerOptions& options) : socket_(std::make_unique<Socket>()) {
  Socket& socket = *socket_;
  set_limits(socket.server);
  socket.server.set_socket_options([&socket](socket_t descriptor) {
    const int yes = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    socket.descriptor = descriptor;
  });
  socket.port = options.port != 0 && socket.server.bind_to_port(kAddress, options.port)
                    ? options.port
                : options.port == 0 ? socket.server.bind_to_any_port(kAddress)
                                    : -1;
  if (socket.port < 0) {
    throw Error(ErrorKind::kEnvironment, "port " + std::to_string(options.port) + " cannot be had",
                "another program has it; take another one by --port");
  }
  ::listen(socket.descriptor, kBacklog);  // the library listens with room for five
  socket.routes.emplace(room, AllowedNames(socket.port, options.public_url), options.routes);
  set_handlers(socket.server, *socket.routes);
}

Server::~Server() = default;

int Server::port() const { return socket_->port; }

void Server::run() { socket_->server.listen_after_bind(); }

void Server::stop() { socket_->server.stop(); }

}  // namespace palimpsest::web
