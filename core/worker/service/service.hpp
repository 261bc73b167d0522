// The worker's side of the protocol: takes requests from a socket until the parent closes it.
#pragma once

#include "base/frame.hpp"
#include "worker/protocol.hpp"
#include "worker/service/page_reader.hpp"

#include <optional>
#include <string>

namespace palimpsest::worker {

class Service {
 public:
  explicit Service(FrameSocket socket) : socket_(std::move(socket)) {}

  // Answers requests until the parent is gone. A request that fails is answered with its Error;
  // std::bad_alloc is passed on, since nothing sensible can follow it.
  void run();

 private:
  struct Answer {
    Message type{};
    std::string payload;
  };

  [[nodiscard]] Answer answer(const Frame& request);
  [[nodiscard]] Answer start(const StartRequest& request);
  [[nodiscard]] Installed installed();
  [[nodiscard]] Answer open(const Frame& request);
  [[nodiscard]] Answer read_list(const Frame& request);
  [[nodiscard]] PageReader& open_document();

  FrameSocket socket_;
  Engines engines_;
  std::optional<PageReader> document_;
};

}  // namespace palimpsest::worker
