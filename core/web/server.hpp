// The reading room on a port of this machine: HTTP and nothing else of it. Encryption and names in
// the world are left to a proxy in front.
#pragma once

#include "web/routes.hpp"

#include <memory>
#include <string>

namespace palimpsest::web {

struct ServerOptions {
  int port = 8080;         // 0 takes one that is free
  std::string public_url;  // under which a proxy makes it known; empty without one
  RouteOptions routes = {};
};

class Server {
 public:
  // Binds to the loopback address. Refers to `room`, which must outlive it. Throws
  // Error(environment) when the port is taken, and what AllowedNames throws.
  Server(Room& room, const ServerOptions& options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] int port() const;

  // Answers until stop() is called, and finishes what was begun.
  void run();

  // May be called by another thread.
  void stop();

 private:
  struct Socket;
  std::unique_ptr<Socket> socket_;
};

}  // namespace palimpsest::web
