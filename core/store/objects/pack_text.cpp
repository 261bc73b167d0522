#include "store/objects/pack_text.hpp"

#include "store/deflate.hpp"
#include "store/objects/pack_format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <zlib.h>

namespace palimpsest::store {
namespace {

void put_number(std::string& text, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i));
}

std::string head_of(int type, std::size_t size) {
  std::string head;
  auto byte = static_cast<unsigned char>((type << 4) | static_cast<int>(size & 15));
  for (size >>= 4; size > 0; size >>= 7) {
    head += static_cast<char>(byte | 0x80);
    byte = static_cast<unsigned char>(size & 0x7F);
  }
  return head + static_cast<char>(byte);
}

// Big-endian groups of seven bits, of which each but the last is one less than it says.
std::string distance_text(std::uint64_t distance) {
  std::string text(1, static_cast<char>(distance & 0x7F));
  while ((distance >>= 7) != 0) {
    --distance;
    text.insert(text.begin(), static_cast<char>(0x80 | (distance & 0x7F)));
  }
  return text;
}

std::uint32_t crc_of(std::uint32_t before, std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32(before, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

}  // namespace

PackBody make_pack_body(std::string_view bytes) { return {bytes.size(), deflated(bytes)}; }

PackText::PackText(std::uint32_t count, Sink sink) : sink_(std::move(sink)) {
  entries_.reserve(count);
  std::string head = "PACK";
  put_number(head, 2, 4);
  put_number(head, count, 4);
  put(head);
}

void PackText::put(std::string_view bytes) {
  sha1_.add(bytes);
  size_ += bytes.size();
  sink_(bytes);
}

std::uint64_t PackText::put_entry(const git_oid& id, const std::string& head,
                                  const std::string& deflated) {
  const std::uint64_t offset = size_;
  entries_.push_back({id, crc_of(crc_of(0, head), deflated), offset});
  put(head);
  put(deflated);
  return offset;
}

std::uint64_t PackText::add(const git_oid& id, git_object_t type, const PackBody& body) {
  return put_entry(id, head_of(static_cast<int>(type), body.size), body.deflated);
}

std::uint64_t PackText::add_delta(const git_oid& id, std::uint64_t base, const PackBody& delta) {
  return put_entry(id, head_of(kOffsetDelta, delta.size) + distance_text(size_ - base),
                   delta.deflated);
}

std::string PackText::finish() {
  checksum_ = sha1_.finish();
  sink_(checksum_);
  return to_hex(checksum_);
}

std::string PackText::index() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return git_oid_cmp(&a.id, &b.id) < 0; });
  std::string text(kIndexMagic);
  std::array<std::uint32_t, 256> counts{};
  for (const Entry& entry : entries_) ++counts[entry.id.id[0]];
  std::uint32_t sum = 0;
  for (const std::uint32_t count : counts) put_number(text, sum += count, 4);
  for (const Entry& entry : entries_) {
    text.append(reinterpret_cast<const char*>(entry.id.id), GIT_OID_RAWSZ);
  }
  for (const Entry& entry : entries_) put_number(text, entry.checksum, 4);
  std::string longs;
  for (const Entry& entry : entries_) {
    const bool is_long = entry.offset >= kLongOffset;
    put_number(text, is_long ? kLongOffset | (longs.size() / 8) : entry.offset, 4);
    if (is_long) put_number(longs, entry.offset, 8);
  }
  text += longs + checksum_;
  Sha1 sha1;
  sha1.add(text);
  return text + sha1.finish();
}

}  // namespace palimpsest::store
