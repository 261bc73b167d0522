#include "exchange/warc/http_head.hpp"

#include "base/error.hpp"
#include "base/letters.hpp"

#include <algorithm>
#include <charconv>

namespace palimpsest::exchange {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

// Takes the next line off `text`, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "HTTP/1.1 200 OK", "HTTP/2 200"
std::optional<int> status_of(std::string_view line) {
  if (!line.starts_with("HTTP/")) return std::nullopt;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view digits = line.substr(blank + 1, 3);
  int status = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), status);
  if (error != std::errc() || end != digits.data() + 3 || status < 100) return std::nullopt;
  return status;
}

}  // namespace

std::string HttpHead::value(std::string_view name) const {
  const auto field = std::find_if(fields.begin(), fields.end(),
                                  [&](const HttpField& each) { return each.name == name; });
  return field == fields.end() ? std::string() : field->value;
}

std::optional<HttpHead> parse_http_head(std::string_view text) {
  const auto status = status_of(take_line(text));
  if (!status) return std::nullopt;
  HttpHead head{*status, {}};
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if (kBlanks.find(line.front()) != std::string_view::npos && !head.fields.empty()) {
      head.fields.back().value += " " + std::string(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    head.fields.push_back(
        {lower_case(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
  return head;
}

std::vector<HttpHead> parse_http_heads(std::string_view text, const std::string& name) {
  std::vector<HttpHead> heads;
  while (!text.empty()) {
    std::string_view rest = text;
    std::string_view line = take_line(rest);
    if (line.empty()) {
      text = rest;
      continue;
    }
    while (!rest.empty() && !line.empty()) line = take_line(rest);
    auto head = parse_http_head(text.substr(0, text.size() - rest.size()));
    if (!head) break;
    heads.push_back(std::move(*head));
    text = rest;
  }
  if (!text.empty() || heads.empty()) {
    throw Error(ErrorKind::kInput, name + " holds no headers of HTTP",
                "`curl --dump-header FILE` writes them: HTTP/1.1 200 OK, then one field a line");
  }
  return heads;
}

std::optional<std::string> unchunked(std::string_view body) {
  std::string bytes;
  while (true) {
    const std::string_view line = take_line(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end == line.data() || size > body.size()) return std::nullopt;
    if (size == 0) return bytes;
    bytes += body.substr(0, size);
    body.remove_prefix(size);
    if (!take_line(body).empty()) return std::nullopt;
  }
}

}  // namespace palimpsest::exchange
