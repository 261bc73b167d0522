#include "store/objects/loose_object.hpp"

#include <charconv>
#include <string_view>

#include <zlib.h>

namespace palimpsest::store {
namespace {

constexpr std::size_t kInflatedBlockBytes = 1 << 16;
constexpr std::size_t kMaxHeaderBytes = 32;             // "commit ", 20 digits and a zero
constexpr std::uint64_t kMaxContentBytes = 1ULL << 30;  // far above what is ever written

struct Header {
  git_object_t type = GIT_OBJECT_INVALID;
  std::size_t bytes = 0;  // with the zero behind it
  std::size_t content_bytes = 0;
};

// Reads the beginning of an inflated object. Nothing when it is not what git writes.
std::optional<Header> header_of(std::string_view text) {
  const std::size_t end = text.substr(0, kMaxHeaderBytes).find('\0');
  const std::size_t space = text.find(' ');
  if (end == std::string_view::npos || space >= end) return std::nullopt;
  const std::string_view digits = text.substr(space + 1, end - space - 1);
  std::uint64_t size = 0;
  if (std::from_chars(digits.begin(), digits.end(), size).ec != std::errc() ||
      digits != std::to_string(size) || size > kMaxContentBytes) {
    return std::nullopt;
  }
  const git_object_t type = git_object_string2type(std::string(text.substr(0, space)).c_str());
  if (type == GIT_OBJECT_INVALID) return std::nullopt;
  return Header{type, end + 1, size};
}

struct Inflated {
  Header header;
  std::string text;
};

// Returns what the stream holds; nothing when it is broken, ends early, has bytes behind it, or
// goes on beyond what its header says.
std::optional<Inflated> inflated(const std::string& bytes) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) throw Error(ErrorKind::kInternal, "zlib does not start");
  const std::unique_ptr<z_stream, FreeWith<&inflateEnd>> owner(&stream);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text;
  std::string block(kInflatedBlockBytes, '\0');
  std::optional<Header> header;
  for (int result = Z_OK; result == Z_OK;) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    result = inflate(&stream, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END) return std::nullopt;
    text.append(block.data(), block.size() - stream.avail_out);
    if (!header) header = header_of(text);
    if (!header || text.size() > header->bytes + header->content_bytes) return std::nullopt;
  }
  if (stream.avail_in != 0 || text.size() != header->bytes + header->content_bytes) {
    return std::nullopt;
  }
  return Inflated{*header, std::move(text)};
}

}  // namespace

std::optional<LooseObject> read_loose_object(const std::string& bytes, const git_oid& id) {
  const auto found = inflated(bytes);
  if (!found) return std::nullopt;
  LooseObject object{found->header.type, found->text.substr(found->header.bytes)};
  git_oid hash{};
  if (git_odb_hash(&hash, object.content.data(), object.content.size(), object.type) != 0 ||
      !git_oid_equal(&hash, &id)) {
    return std::nullopt;
  }
  return object;
}

bool is_reproduced(const std::string& bytes, const LooseObject& object) {
  const std::string text = std::string(git_object_type2string(object.type)) + ' ' +
                           std::to_string(object.content.size()) + '\0' + object.content;
  std::string packed(compressBound(text.size()), '\0');
  // libgit2 and git write level 1 unless told otherwise; git can be told any.
  for (const int level : {1, 6, 9, 2, 3, 4, 5, 7, 8, 0}) {
    uLongf size = packed.size();
    const auto* source = reinterpret_cast<const Bytef*>(text.data());
    if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, source, text.size(), level) ==
            Z_OK &&
        std::string_view(packed.data(), size) == bytes) {
      return true;
    }
  }
  return false;
}

}  // namespace palimpsest::store
