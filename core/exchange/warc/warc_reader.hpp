// Web archives, WARC 1.0 and 1.1 (ISO 28500), plain or one gzip member a record: what a server
// answered, with the file that it sent.
#pragma once

#include "base/time.hpp"
#include "exchange/warc/inflated_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace palimpsest::exchange {

// A response of HTTP with status 200.
struct WarcResponse {
  std::string head;     // the record's bytes up to the payload
  std::string payload;  // the file that was sent, without those codings that could be taken off
  std::string url;      // WARC-Target-URI
  std::optional<Instant> time;  // WARC-Date, to the second
  std::string block;            // of the record: the head of HTTP, and the payload as it came
  std::string block_digest, payload_digest;  // as the record declares them; empty when it does not
};

class WarcReader {
 public:
  // Throws Error(input) when the file cannot be opened.
  explicit WarcReader(const std::filesystem::path& path) : name_(path.string()), file_(path) {}

  // Returns the next response whose block has at most `most` bytes; nothing at the end. Records of
  // other types and other answers are passed over. Throws Error(input) where the file is no web
  // archive, or damaged.
  [[nodiscard]] std::optional<WarcResponse> next(std::uint64_t most);

 private:
  struct Header;

  [[nodiscard]] std::optional<Header> next_header();
  void skip(std::uint64_t size);
  [[noreturn]] void fail(const std::string& why) const;

  std::string name_;
  InflatedFile file_;
  std::uint64_t record_ = 0;  // counted from 1
};

}  // namespace palimpsest::exchange
