#include "store/deflate.hpp"

#include "base/error.hpp"

#include <zlib.h>

namespace palimpsest::store {

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string text(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(text.data()), &size,
                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED) != Z_OK) {
    throw Error(ErrorKind::kInternal, "zlib cannot deflate");
  }
  text.resize(size);
  text.shrink_to_fit();
  return text;
}

std::optional<std::string> inflated(std::string_view body, std::uint64_t size) {
  std::string text(size, '\0');
  uLongf length = size;
  const int result = uncompress(reinterpret_cast<Bytef*>(text.data()), &length,
                                reinterpret_cast<const Bytef*>(body.data()), body.size());
  if (result != Z_OK || length != size) return std::nullopt;
  return text;
}

}  // namespace palimpsest::store
