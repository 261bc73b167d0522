#include "store/objects/pack_entry.hpp"

#include "store/objects/pack_format.hpp"

namespace palimpsest::store {
namespace {

constexpr int kMostBits = 63;

class Head {
 public:
  explicit Head(std::string_view bytes) : bytes_(bytes) {}

  unsigned next() {
    if (bytes_.empty()) throw Error(ErrorKind::kIntegrity, "an entry of a pack is damaged");
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }

  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// Groups of seven bits, the lowest first, behind the four of the first byte.
std::uint64_t read_size(Head& head, unsigned byte) {
  std::uint64_t size = byte & 15U;
  for (int shift = 4; (byte & 0x80U) != 0; shift += 7) {
    byte = head.next();
    if (shift < kMostBits) size |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
  }
  return size;
}

// Groups of seven bits, the highest first, of which each but the last is one less than it says.
std::uint64_t read_distance(Head& head) {
  unsigned byte = head.next();
  std::uint64_t distance = byte & 0x7FU;
  while ((byte & 0x80U) != 0) {
    byte = head.next();
    distance = ((distance + 1) << 7) | (byte & 0x7FU);
  }
  return distance;
}

}  // namespace

PackEntry parse_pack_entry(std::string_view bytes) {
  Head head(bytes);
  const unsigned first = head.next();
  PackEntry entry{static_cast<int>((first >> 4) & 7U), {}, {}};
  entry.body.size = read_size(head, first);
  if (entry.type == kOffsetDelta) entry.distance = read_distance(head);
  entry.body.deflated = head.rest();
  return entry;
}

}  // namespace palimpsest::store
