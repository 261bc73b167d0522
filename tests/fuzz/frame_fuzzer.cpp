// The reader of frames takes any bytes from its peer: it returns frames or throws PeerError.
#include "base/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <sys/socket.h>

namespace {

constexpr std::size_t kMaxPayload = 4096;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace palimpsest;
  auto [near, far] = make_socket_pair();
  (void)!::send(near.value(), data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  near.reset();
  FrameSocket socket(std::move(far));
  try {
    for (;;) {
      const Frame frame = socket.receive(kMaxPayload);
      if (frame.payload.size() > kMaxPayload) __builtin_trap();
    }
  } catch (const PeerError&) {
    return 0;
  }
}
