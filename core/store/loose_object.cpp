#include "store/loose_object.hpp"

#include <zlib.h>

namespace palimpsest::store {
namespace {

// Returns what the stream holds; nothing when it is broken, ends early or has bytes behind it.
std::optional<std::string> inflated(const std::string& bytes) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) throw Error(ErrorKind::kInternal, "zlib does not start");
  const std::unique_ptr<z_stream, FreeWith<&inflateEnd>> owner(&stream);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text;
  std::string block(1 << 16, '\0');
  int result = Z_OK;
  while (result == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    result = inflate(&stream, Z_NO_FLUSH);
    text.append(block.data(), block.size() - stream.avail_out);
  }
  if (result != Z_STREAM_END || stream.avail_in != 0) return std::nullopt;
  return text;
}

bool is_deflated_from(const std::string& bytes, const std::string& text) {
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

}  // namespace

std::optional<LooseObject> read_loose_object(const std::string& bytes, const git_oid& id) {
  const auto text = inflated(bytes);
  const std::size_t end = text ? text->find('\0') : std::string::npos;
  const std::size_t space = text ? text->find(' ') : std::string::npos;
  if (end == std::string::npos || space >= end) return std::nullopt;
  LooseObject object{git_object_string2type(text->substr(0, space).c_str()), text->substr(end + 1),
                     is_deflated_from(bytes, *text)};
  const std::string size = text->substr(space + 1, end - space - 1);
  git_oid found{};
  if (object.type == GIT_OBJECT_INVALID || size != std::to_string(object.content.size()) ||
      git_odb_hash(&found, object.content.data(), object.content.size(), object.type) != 0 ||
      !git_oid_equal(&found, &id)) {
    return std::nullopt;
  }
  return object;
}

}  // namespace palimpsest::store
