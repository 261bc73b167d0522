#include "base/frame.hpp"

#include <chrono>
#include <cstring>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace palimpsest {
namespace {

struct Ends {
  FrameSocket near;
  FrameSocket far;
};

Ends make_ends() {
  auto [a, b] = make_socket_pair();
  return {FrameSocket(std::move(a)), FrameSocket(std::move(b))};
}

FrameSocket::Deadline soon() {
  return std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
}

template <class Call>
PeerFailure failure_of(Call call) {
  try {
    call();
  } catch (const PeerError& error) {
    return error.failure();
  }
  ADD_FAILURE() << "nothing was thrown";
  return PeerFailure::kClosed;
}

// Writes raw bytes to a socket whose other end is a FrameSocket.
FrameSocket peer_that_says(const std::string& bytes) {
  auto [a, b] = make_socket_pair();
  EXPECT_EQ(::send(a.value(), bytes.data(), bytes.size(), 0), static_cast<ssize_t>(bytes.size()));
  return FrameSocket(std::move(b));
}

TEST(FrameSocket, CarriesTypeAndPayload) {
  Ends ends = make_ends();
  ends.near.send(7, "hello");
  const Frame frame = ends.far.receive(5);
  EXPECT_EQ(frame.type, 7);
  EXPECT_EQ(frame.payload, "hello");
  EXPECT_FALSE(frame.descriptor.is_open());
}

TEST(FrameSocket, CarriesAnEmptyPayload) {
  Ends ends = make_ends();
  ends.near.send(1, "");
  EXPECT_EQ(ends.far.receive(0).payload, "");
}

TEST(FrameSocket, CarriesMoreThanTheSocketHoldsAtOnce) {
  Ends ends = make_ends();
  const std::string large(5'000'000, 'x');
  std::thread sender([&] { ends.near.send(2, large); });
  EXPECT_EQ(ends.far.receive(large.size()).payload, large);
  sender.join();
}

TEST(FrameSocket, CarriesADescriptor) {
  Ends ends = make_ends();
  const FileDescriptor file = sealed_memory_file("the bytes");
  ends.near.send(3, "take this", file.value());
  const Frame frame = ends.far.receive(100);
  ASSERT_TRUE(frame.descriptor.is_open());
  EXPECT_NE(frame.descriptor.value(), file.value());
  EXPECT_EQ(read_descriptor(frame.descriptor.value()), "the bytes");
}

TEST(FrameSocket, RefusesALengthAboveTheLimitBeforeTakingIt) {
  FrameSocket socket = peer_that_says(std::string("\xff\xff\xff\xff\x01", 5));
  EXPECT_EQ(failure_of([&] { (void)socket.receive(1000, soon()); }), PeerFailure::kTooLarge);
}

TEST(FrameSocket, SaysWhenThePeerIsGone) {
  FrameSocket socket = peer_that_says("");
  EXPECT_EQ(failure_of([&] { (void)socket.receive(1000, soon()); }), PeerFailure::kClosed);
}

TEST(FrameSocket, SaysWhenThePeerEndsWithinAFrame) {
  FrameSocket socket = peer_that_says(std::string("\x0a\0\0\0\x01half", 9));
  EXPECT_EQ(failure_of([&] { (void)socket.receive(1000, soon()); }), PeerFailure::kClosed);
}

TEST(FrameSocket, SaysWhenThePeerIsSilentTooLong) {
  Ends ends = make_ends();
  EXPECT_EQ(failure_of([&] { (void)ends.near.receive(1000, soon()); }), PeerFailure::kTimeout);
}

TEST(FrameSocket, DoesNotBlockOnAPeerThatNeverReads) {
  Ends ends = make_ends();
  const std::string large(5'000'000, 'x');
  EXPECT_EQ(failure_of([&] { ends.near.send(1, large, -1, soon()); }), PeerFailure::kTimeout);
}

TEST(FrameSocket, SendingToAClosedPeerIsNoSignal) {
  auto [a, b] = make_socket_pair();
  FrameSocket socket(std::move(a));
  b.reset();
  EXPECT_EQ(failure_of([&] { socket.send(1, "x"); }), PeerFailure::kClosed);
}

}  // namespace
}  // namespace palimpsest
