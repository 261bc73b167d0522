// Writes and reads the numbers and texts of the protocol's payloads.
#pragma once

#include "base/error.hpp"
#include "model/region.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace palimpsest::worker {

inline constexpr int kMaxPageNumber = 1'000'000;  // in every message that names a page

class WireWriter {
 public:
  // Writes behind `bytes`.
  explicit WireWriter(std::string bytes = {}) : bytes_(std::move(bytes)) {}

  void put_u8(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void put_u32(std::uint32_t value);
  void put_i32(std::int32_t value) { put_u32(static_cast<std::uint32_t>(value)); }
  void put_count(std::size_t value) { put_u32(static_cast<std::uint32_t>(value)); }
  void put_text(std::string_view text);
  void put_point(const Point& point);
  void put_region(const Region& region);

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Every read throws Error(integrity) when the payload ends early or a value is out of its range.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint8_t take_u8();
  [[nodiscard]] std::uint32_t take_u32();
  [[nodiscard]] int take_int(int least, int most);
  [[nodiscard]] std::string take_text();

  // Returns a text where it stands in the payload.
  [[nodiscard]] std::string_view take_view();
  [[nodiscard]] Point take_point();
  [[nodiscard]] Region take_region();

  // Returns the count of a list whose items take at least `item_bytes` each.
  [[nodiscard]] std::size_t take_count(std::size_t item_bytes);

  // Returns what is left, as it is.
  [[nodiscard]] std::string_view take_rest();

  // Throws when something is left.
  void finish() const;

 private:
  [[nodiscard]] std::string_view take(std::size_t size);

  std::string_view rest_;
};

[[noreturn]] void fail_broken_answer(const std::string& reason);

}  // namespace palimpsest::worker
