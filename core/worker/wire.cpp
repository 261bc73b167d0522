#include "worker/wire.hpp"

namespace palimpsest::worker {
namespace {

constexpr std::int32_t kMaxCoordinate = 4'000'000;  // hundredths: twice the largest page

Length bounded(std::uint32_t bits) {
  const auto value = static_cast<std::int32_t>(bits);
  if (value < -kMaxCoordinate || value > kMaxCoordinate) fail_broken_answer("a place off any page");
  return {value};
}

}  // namespace

void WireWriter::put_u32(std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes_ += static_cast<char>((value >> shift) & 0xFF);
}

void WireWriter::put_text(std::string_view text) {
  put_count(text.size());
  bytes_ += text;
}

void WireWriter::put_point(const Point& point) {
  put_i32(point.x.hundredths);
  put_i32(point.y.hundredths);
}

void WireWriter::put_region(const Region& region) {
  for (const Length side : {region.left, region.top, region.right, region.bottom}) {
    put_i32(side.hundredths);
  }
}

std::string_view WireReader::take(std::size_t size) {
  if (size > rest_.size()) fail_broken_answer("it ends early");
  const std::string_view part = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return part;
}

std::uint8_t WireReader::take_u8() { return static_cast<std::uint8_t>(take(1).front()); }

std::uint32_t WireReader::take_u32() {
  std::uint32_t value = 0;
  int shift = 0;
  for (const char byte : take(4)) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << shift;
    shift += 8;
  }
  return value;
}

int WireReader::take_int(int least, int most) {
  const auto value = static_cast<std::int32_t>(take_u32());
  if (value < least || value > most) {
    fail_broken_answer("the number " + std::to_string(value) + " is out of its range");
  }
  return value;
}

std::string WireReader::take_text() { return std::string(take_view()); }

std::string_view WireReader::take_view() { return take(take_u32()); }

Point WireReader::take_point() {
  Point point;
  point.x = bounded(take_u32());
  point.y = bounded(take_u32());
  return point;
}

Region WireReader::take_region() {
  Region region;
  region.left = bounded(take_u32());
  region.top = bounded(take_u32());
  region.right = bounded(take_u32());
  region.bottom = bounded(take_u32());
  return region;
}

std::size_t WireReader::take_count(std::size_t item_bytes) {
  const std::size_t count = take_u32();
  if (count > rest_.size() / item_bytes) fail_broken_answer("a list is longer than the message");
  return count;
}

std::string_view WireReader::take_rest() { return take(rest_.size()); }

void WireReader::finish() const {
  if (!rest_.empty()) fail_broken_answer("it is longer than it should be");
}

void fail_broken_answer(const std::string& reason) {
  throw Error(ErrorKind::kIntegrity, "a message between processes is broken: " + reason);
}

}  // namespace palimpsest::worker
