// Every decoder of messages between the processes takes any payload: it returns a value, which
// encodes to something that it decodes to the same, or throws Error(integrity).
#include "base/error.hpp"
#include "worker/protocol.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace palimpsest;
using namespace palimpsest::worker;

template <class Decode>
void decode_twice(Decode decode, std::string_view payload) {
  try {
    const auto value = decode(payload);
    const std::string text = encode(value);
    if (encode(decode(text)) != text) __builtin_trap();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
  }
}

template <class Decode>
void decode_once(Decode decode, std::string_view payload) {
  try {
    (void)decode(payload);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view payload(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 13) {
    case 0:
      decode_twice(decode_start, payload);
      break;
    case 1:
      decode_twice(decode_installed, payload);
      break;
    case 2:
      decode_twice(decode_options, payload);
      break;
    case 3:
      decode_twice(decode_facts, payload);
      break;
    case 4:
      decode_twice(decode_reading, payload);
      break;
    case 5:
      decode_twice(decode_exposed, payload);
      break;
    case 6:
      decode_once(decode_raster, payload);
      break;
    case 7:
      decode_once(decode_picture, payload);
      break;
    case 8:
      decode_once(decode_layers, payload);
      break;
    case 9:
      decode_twice(decode_page_request, payload);
      break;
    case 10:
      decode_twice(decode_page_answer, payload);
      break;
    case 11:
      decode_twice(decode_tables, payload);
      break;
    default:
      decode_once(decode_error, payload);
      break;
  }
  return 0;
}
