// Base64 and the length-prefixed strings of SSH, as the formats of proofs use them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::proof {

// Returns base64 with padding and without line ends.
[[nodiscard]] std::string to_base64(std::string_view bytes);

// Nothing when `text` is not exactly what to_base64() writes for some bytes.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// Returns the bytes that `hex` spells; nothing for an odd length or another character than 0-9a-f.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view hex);

// Returns a number as four bytes, the highest first.
[[nodiscard]] std::string big_endian(std::uint32_t number);

// Returns a string of SSH (RFC 4251): its length in four bytes, then its bytes.
[[nodiscard]] std::string ssh_string(std::string_view bytes);

// Reads numbers and strings of SSH from the front of a text. After a failure every read fails.
class SshReader {
 public:
  explicit SshReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::optional<std::uint32_t> number();
  [[nodiscard]] std::optional<std::string> string();
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace palimpsest::proof
