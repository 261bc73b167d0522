#include "store/objects/delta.hpp"

#include <algorithm>
#include <cstdint>

namespace palimpsest::store {
namespace {

constexpr std::size_t kLongestCopy = 0xFFFF;  // what every reader of packs understands
constexpr std::size_t kLongestInsert = 0x7F;  // an opcode of seven bits
constexpr unsigned char kCopy = 0x80;

void put_size(std::string& delta, std::size_t size) {
  while (size > 0x7F) {
    delta += static_cast<char>(0x80 | (size & 0x7F));
    size >>= 7;
  }
  delta += static_cast<char>(size);
}

// One opcode: a bit says which bytes of offset and size follow, and those that are zero do not.
void put_copy(std::string& delta, std::size_t offset, std::size_t size) {
  const std::size_t opcode_at = delta.size();
  unsigned char opcode = kCopy;
  delta += '\0';
  for (int i = 0; i < 4; ++i) {
    const auto byte = static_cast<unsigned char>(offset >> (8 * i));
    if (byte == 0) continue;
    opcode = static_cast<unsigned char>(opcode | (1U << i));
    delta += static_cast<char>(byte);
  }
  for (int i = 0; i < 2; ++i) {
    const auto byte = static_cast<unsigned char>(size >> (8 * i));
    if (byte == 0) continue;
    opcode = static_cast<unsigned char>(opcode | (0x10U << i));
    delta += static_cast<char>(byte);
  }
  delta[opcode_at] = static_cast<char>(opcode);
}

void copy_all(std::string& delta, std::size_t offset, std::size_t size) {
  while (size > 0) {
    const std::size_t part = std::min(size, kLongestCopy);
    put_copy(delta, offset, part);
    offset += part;
    size -= part;
  }
}

void insert_all(std::string& delta, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, kLongestInsert);
    delta += static_cast<char>(part.size());
    delta += part;
    bytes.remove_prefix(part.size());
  }
}

}  // namespace

std::string make_delta(std::string_view base, std::string_view target) {
  const std::size_t shared = std::min(base.size(), target.size());
  const auto begin = static_cast<std::size_t>(
      std::mismatch(base.begin(), base.begin() + static_cast<std::ptrdiff_t>(shared),
                    target.begin())
          .first -
      base.begin());
  std::size_t end = 0;
  while (end < shared - begin && base[base.size() - 1 - end] == target[target.size() - 1 - end]) {
    ++end;
  }
  std::string delta;
  put_size(delta, base.size());
  put_size(delta, target.size());
  copy_all(delta, 0, begin);
  insert_all(delta, target.substr(begin, target.size() - begin - end));
  copy_all(delta, base.size() - end, end);
  return delta;
}

}  // namespace palimpsest::store
