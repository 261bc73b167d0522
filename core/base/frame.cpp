#include "base/frame.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <limits>

#include <poll.h>
#include <sys/socket.h>

namespace palimpsest {
namespace {

constexpr std::size_t kHeaderBytes = 5;

std::array<char, kHeaderBytes> make_header(std::size_t length, std::uint8_t type) {
  std::array<char, kHeaderBytes> header{};
  for (std::size_t i = 0; i < 4; ++i) header[i] = static_cast<char>((length >> (8 * i)) & 0xFF);
  header[4] = static_cast<char>(type);
  return header;
}

std::size_t length_of(const std::array<char, kHeaderBytes>& header) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    length |= static_cast<std::size_t>(static_cast<unsigned char>(header[i])) << (8 * i);
  }
  return length;
}

[[noreturn]] void fail_closed() {
  throw PeerError(PeerFailure::kClosed, "the other process closed the connection");
}

int milliseconds_until(FrameSocket::Deadline deadline) {
  if (deadline == FrameSocket::kNoDeadline) return -1;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, INT_MAX));
}

// Room for one descriptor beside the bytes of a message.
struct ControlRoom {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> bytes{};
};

void attach(msghdr& message, ControlRoom& room, int descriptor) {
  message.msg_control = room.bytes.data();
  message.msg_controllen = room.bytes.size();
  cmsghdr* control = CMSG_FIRSTHDR(&message);
  control->cmsg_level = SOL_SOCKET;
  control->cmsg_type = SCM_RIGHTS;
  control->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(control), &descriptor, sizeof(int));
}

// Takes over the descriptors that came along; the last one counts, so that none leaks.
void take_descriptors(msghdr& message, FileDescriptor& descriptor) {
  for (cmsghdr* control = CMSG_FIRSTHDR(&message); control != nullptr;
       control = CMSG_NXTHDR(&message, control)) {
    if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS) continue;
    if (control->cmsg_len < CMSG_LEN(sizeof(int))) continue;
    int received = -1;
    std::memcpy(&received, CMSG_DATA(control), sizeof(int));
    descriptor = FileDescriptor(received);
  }
}

bool is_retried(int error) { return error == EINTR || error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

void FrameSocket::wait_for(short events, Deadline deadline) {
  for (;;) {
    pollfd waiting{socket_.value(), events, 0};
    const int count = ::poll(&waiting, 1, milliseconds_until(deadline));
    if (count > 0) return;
    if (count < 0 && errno != EINTR) fail_closed();
    if (deadline != kNoDeadline && std::chrono::steady_clock::now() >= deadline) {
      throw PeerError(PeerFailure::kTimeout, "the other process did not answer in time");
    }
  }
}

void FrameSocket::send_all(std::string_view bytes, int descriptor, Deadline deadline) {
  while (!bytes.empty()) {
    wait_for(POLLOUT, deadline);
    iovec part{const_cast<char*>(bytes.data()), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    ControlRoom room;
    if (descriptor >= 0) attach(message, room, descriptor);
    const ssize_t count = ::sendmsg(socket_.value(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && is_retried(errno)) continue;
    if (count < 0) fail_closed();
    descriptor = -1;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void FrameSocket::send(std::uint8_t type, std::string_view payload, int descriptor,
                       Deadline deadline) {
  if (payload.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::kInternal, "a frame is too large to be sent");
  }
  const auto header = make_header(payload.size(), type);
  send_all({header.data(), header.size()}, descriptor, deadline);
  send_all(payload, -1, deadline);
}

void FrameSocket::receive_all(char* bytes, std::size_t size, FileDescriptor& descriptor,
                              Deadline deadline) {
  std::size_t done = 0;
  while (done < size) {
    wait_for(POLLIN, deadline);
    iovec part{bytes + done, size - done};
    ControlRoom room;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = room.bytes.data();
    message.msg_controllen = room.bytes.size();
    const ssize_t count = ::recvmsg(socket_.value(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (count < 0 && is_retried(errno)) continue;
    if (count <= 0) fail_closed();
    take_descriptors(message, descriptor);
    done += static_cast<std::size_t>(count);
  }
}

Frame FrameSocket::receive(std::size_t max_payload, Deadline deadline) {
  Frame frame;
  std::array<char, kHeaderBytes> header{};
  receive_all(header.data(), header.size(), frame.descriptor, deadline);
  const std::size_t length = length_of(header);
  if (length > max_payload) {
    throw PeerError(PeerFailure::kTooLarge, "the other process announced " +
                                                std::to_string(length) + " bytes, at most " +
                                                std::to_string(max_payload) + " are taken");
  }
  frame.type = static_cast<std::uint8_t>(header[4]);
  frame.payload.resize(length);
  receive_all(frame.payload.data(), length, frame.descriptor, deadline);
  return frame;
}

std::pair<FileDescriptor, FileDescriptor> make_socket_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw Error(ErrorKind::kEnvironment, "cannot make a socket: " + system_reason(errno));
  }
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

}  // namespace palimpsest
