// Frames over a unix socket: how this program and its worker processes talk.
//
//   frame = length:u32 type:u8 payload[length]        length is little-endian
//
// A frame may carry one file descriptor. The peer may be broken or hostile: its length is checked
// before anything is allocated, and every failure is a PeerError.
#pragma once

#include "base/error.hpp"
#include "base/file.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace palimpsest {

struct Frame {
  std::uint8_t type = 0;
  std::string payload;
  FileDescriptor descriptor;  // closed when none came along
};

enum class PeerFailure {
  kClosed,    // the peer is gone, between two frames or within one
  kTimeout,   // the peer said nothing, or not all, in time
  kTooLarge,  // the peer announced more than it may send
};

class PeerError : public Error {
 public:
  PeerError(PeerFailure failure, const std::string& what)
      : Error(ErrorKind::kEnvironment, what), failure_(failure) {}

  [[nodiscard]] PeerFailure failure() const { return failure_; }

 private:
  PeerFailure failure_;
};

// One end of a connected unix stream socket. After a PeerError the connection is of no further use.
class FrameSocket {
 public:
  using Deadline = std::chrono::steady_clock::time_point;
  static constexpr Deadline kNoDeadline = Deadline::max();

  explicit FrameSocket(FileDescriptor socket) : socket_(std::move(socket)) {}

  // Sends a frame; `descriptor` is duplicated to the peer unless it is -1. Throws PeerError.
  void send(std::uint8_t type, std::string_view payload, int descriptor = -1,
            Deadline deadline = kNoDeadline);

  // Waits for the next frame, of at most `max_payload` bytes. Throws PeerError.
  [[nodiscard]] Frame receive(std::size_t max_payload, Deadline deadline = kNoDeadline);

 private:
  void send_all(std::string_view bytes, int descriptor, Deadline deadline);
  void receive_all(char* bytes, std::size_t size, FileDescriptor& descriptor, Deadline deadline);
  void wait_for(short events, Deadline deadline);

  FileDescriptor socket_;
};

// Returns two connected sockets, closed on exec.
[[nodiscard]] std::pair<FileDescriptor, FileDescriptor> make_socket_pair();

}  // namespace palimpsest
