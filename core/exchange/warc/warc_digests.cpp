#include "exchange/warc/warc_digests.hpp"

#include "exchange/checksum_list.hpp"
#include "model/provenance.hpp"

#include <algorithm>

namespace palimpsest::exchange {
namespace {

// Returns hexadecimal for base 32 (RFC 4648) without padding, in which most writers put SHA-1.
std::string hex_of_base32(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!is_letter && (c < '2' || c > '7')) return "";
    const int value = is_letter ? (c | 0x20) - 'a' : c - '2' + 26;
    bits = (bits << 5) | static_cast<unsigned>(value);
    for (count += 5; count >= 4; count -= 4) hex += kDigits[(bits >> (count - 4)) & 15];
  }
  return hex;
}

struct Declared {
  ChecksumKind kind{};
  std::string value;
};

// "sha1:" and base 32 or hexadecimal; nothing for another algorithm, or a value of another length.
std::optional<Declared> parse_label(std::string_view label) {
  const std::size_t colon = label.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto kind = checksum_kind_named(label.substr(0, colon));
  if (!kind) return std::nullopt;
  const std::string_view value = label.substr(colon + 1);
  const auto hex = hexadecimal(value);
  const std::size_t digits = digit_count(*kind);
  if (hex && hex->size() == digits) return Declared{*kind, *hex};
  const std::string decoded = hex_of_base32(value).substr(0, digits);
  return decoded.size() == digits ? std::optional(Declared{*kind, decoded}) : std::nullopt;
}

void check(const std::string& field, const std::string& label,
           const std::vector<std::string_view>& meant, WarcDigests& result) {
  const auto declared = parse_label(label);
  if (!declared) return;
  const bool agrees = std::any_of(meant.begin(), meant.end(), [&](std::string_view bytes) {
    return checksum_of(declared->kind, bytes) == declared->value;
  });
  (agrees ? result.agreed : result.differing)
      .push_back(field + " " + std::string(name_of(declared->kind)));
}

}  // namespace

WarcDigests check_digests(const WarcResponse& response) {
  const std::string_view block = response.block;
  const std::size_t head_end = block.find("\r\n\r\n");
  const std::string_view sent =
      head_end == std::string_view::npos ? std::string_view() : block.substr(head_end + 4);
  WarcDigests result;
  check("WARC-Block-Digest", response.block_digest, {block}, result);
  check("WARC-Payload-Digest", response.payload_digest, {sent, response.payload}, result);
  return result;
}

}  // namespace palimpsest::exchange
