// The readers of records take any text, from a worker or from a damaged archive: they return a
// value, which is written and read as the same, or throw Error(integrity).
#include "base/error.hpp"
#include "record/page_record.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const std::string written = record::page_to_json(record::parse_page(text));
    if (record::page_to_json(record::parse_page(written)) != written) __builtin_trap();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
  }
  return 0;
}
