// The tools with which this machine would read a document now.
#pragma once

#include "archive/import/import.hpp"
#include "archive/reading/reading_tools.hpp"
#include "worker/protocol.hpp"

#include <map>
#include <memory>
#include <string>

namespace palimpsest::archive {

class PresentTools {
 public:
  // Starts a worker when it is first asked.
  explicit PresentTools(ClientFactory make_client) : make_client_(std::move(make_client)) {}

  // Returns what a worker says of a reading with these options. Throws Error(environment) when it
  // cannot be started, or when a language is not installed.
  [[nodiscard]] const Tooling& of(const worker::ReadOptions& reading);

 private:
  ClientFactory make_client_;
  std::unique_ptr<worker::Client> client_;
  std::map<std::string, Tooling> known_;  // by the options as they go to the worker
};

}  // namespace palimpsest::archive
