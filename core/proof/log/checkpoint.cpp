#include "proof/log/checkpoint.hpp"

#include "proof/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace palimpsest::proof {
namespace {

std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc() || std::to_string(size) != text) return std::nullopt;
  return size;
}

}  // namespace

std::string Checkpoint::text() const {
  const Sha256::Bytes& root = tree.root.bytes();
  return origin + "\n" + std::to_string(tree.size) + "\n" +
         to_base64({reinterpret_cast<const char*>(root.data()), root.size()}) + "\n";
}

std::optional<Checkpoint> Checkpoint::parse(std::string_view text) {
  const auto origin = take_line(text);
  const auto size_line = take_line(text);
  const auto root_line = take_line(text);
  if (!origin || !size_line || !root_line) return std::nullopt;
  const auto size = parse_size(*size_line);
  const auto root = from_base64(*root_line);
  Sha256::Bytes bytes{};
  if (!size || !root || root->size() != bytes.size()) return std::nullopt;
  std::copy(root->begin(), root->end(), bytes.begin());
  return Checkpoint{std::string(*origin), {*size, Sha256(bytes)}};
}

}  // namespace palimpsest::proof
