#include "exchange/warc/warc_reader.hpp"

#include "base/error.hpp"
#include "exchange/warc/http_head.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace palimpsest::exchange {
namespace {

constexpr std::size_t kMostLine = 1U << 16;
constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kSkipped = 1U << 20;  // at once
constexpr std::string_view kHeadEnd = "\r\n\r\n";

// "2025-03-18T20:15:00Z", in WARC 1.1 with a fraction of a second.
std::optional<Instant> time_of(std::string text) {
  const std::size_t dot = text.find('.');
  if (dot != std::string::npos) text = text.substr(0, dot) + "Z";
  return Instant::parse(text);
}

// Some writers put the address between angle brackets.
std::string without_brackets(const std::string& url) {
  const bool has_brackets = url.size() >= 2 && url.front() == '<' && url.back() == '>';
  return has_brackets ? url.substr(1, url.size() - 2) : url;
}

// Takes the codings off a payload. Many writers keep the head as it was sent and store the body
// without its codings; where one cannot be taken off, the body is taken as it came.
std::string decoded(const HttpHead& head, const std::string& sent, std::uint64_t most) {
  std::string body = sent;
  if (head.value("transfer-encoding") == "chunked") body = unchunked(sent).value_or(sent);
  const std::string coding = head.value("content-encoding");
  if (coding != "gzip" && coding != "x-gzip") return body;
  try {
    return inflated(body, most, "a payload");
  } catch (const Error&) {
    return body;
  }
}

}  // namespace

struct WarcReader::Header {
  std::string text;                           // with the empty line behind it
  std::map<std::string, std::string> fields;  // names in lower case
  std::uint64_t length = 0;                   // of the block

  [[nodiscard]] std::string value(const std::string& name) const {
    const auto field = fields.find(name);
    return field == fields.end() ? std::string() : field->second;
  }
};

void WarcReader::fail(const std::string& why) const {
  throw Error(ErrorKind::kInput,
              "record " + std::to_string(record_) + " of " + name_ + " cannot be read: " + why,
              "a web archive of WARC 1.0 or 1.1 is wanted, plain or gzip");
}

// A version line has no colon, so that the head of a record reads like one of HTTP behind it.
std::optional<WarcReader::Header> WarcReader::next_header() {
  std::string line = file_.take_line(kMostLine);
  while (line == "\r\n" || line == "\n") line = file_.take_line(kMostLine);
  if (line.empty()) return std::nullopt;
  ++record_;
  if (line != "WARC/1.0\r\n" && line != "WARC/1.1\r\n") fail("it does not begin with WARC/1.0");
  Header header{line, {}, 0};
  std::string fields = "HTTP/1.1 200\r\n";
  for (std::size_t count = 0; line != "\r\n"; ++count) {
    line = file_.take_line(kMostLine);
    if (!line.ends_with("\r\n") || count > kMostFields) fail("its header does not end");
    header.text += line;
    fields += line;
  }
  const auto parsed = parse_http_head(fields);
  if (!parsed) fail("its header has a line without a colon");
  for (const HttpField& field : parsed->fields) header.fields.emplace(field.name, field.value);
  const std::string length = header.value("content-length");
  const auto [end, error] =
      std::from_chars(length.data(), length.data() + length.size(), header.length);
  if (error != std::errc() || end != length.data() + length.size()) fail("it has no length");
  return header;
}

void WarcReader::skip(std::uint64_t size) {
  while (size > 0) {
    const std::size_t count =
        file_.take(static_cast<std::size_t>(std::min<std::uint64_t>(size, kSkipped))).size();
    if (count == 0) fail("it is cut short");
    size -= count;
  }
}

std::optional<WarcResponse> WarcReader::next(std::uint64_t most) {
  while (auto header = next_header()) {
    if (header->value("warc-type") != "response" || header->length > most) {
      skip(header->length);
      continue;
    }
    std::string block = file_.take(static_cast<std::size_t>(header->length));
    if (block.size() != header->length) fail("it is cut short");
    const std::size_t end = block.find(kHeadEnd);
    const std::size_t size = end == std::string::npos ? block.size() : end + kHeadEnd.size();
    const auto head = parse_http_head(std::string_view(block).substr(0, size));
    if (!head || head->status != 200) continue;
    std::string payload = decoded(*head, block.substr(size), most);
    std::string record_head = header->text + block.substr(0, size);
    return WarcResponse{std::move(record_head),
                        std::move(payload),
                        without_brackets(header->value("warc-target-uri")),
                        time_of(header->value("warc-date")),
                        std::move(block),
                        header->value("warc-block-digest"),
                        header->value("warc-payload-digest")};
  }
  return std::nullopt;
}

}  // namespace palimpsest::exchange
