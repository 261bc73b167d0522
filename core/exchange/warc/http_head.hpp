// What a server says before it sends a file: status line and fields of HTTP/1 (RFC 9112), and the
// codings in which the file can come.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::exchange {

struct HttpField {
  std::string name;  // in lower case
  std::string value;

  friend bool operator==(const HttpField&, const HttpField&) = default;
};

struct HttpHead {
  int status = 0;
  std::vector<HttpField> fields;

  // Returns the first value of a field, whose name is given in lower case; empty without one.
  [[nodiscard]] std::string value(std::string_view name) const;
};

// Reads one head, which may end in an empty line. Nothing when it is none.
[[nodiscard]] std::optional<HttpHead> parse_http_head(std::string_view text);

// Reads the heads that `curl --dump-header` and its like write: one a redirection, the last that of
// the file. Lines end in LF or CRLF. `name` is that of the file. Throws Error(input) when one is no
// head of HTTP.
[[nodiscard]] std::vector<HttpHead> parse_http_heads(std::string_view text,
                                                     const std::string& name);

// Returns the bytes behind `Transfer-Encoding: chunked`; nothing when they are not chunked rightly.
[[nodiscard]] std::optional<std::string> unchunked(std::string_view body);

}  // namespace palimpsest::exchange
