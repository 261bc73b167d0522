// The target of a request taken apart: segments of its path and fields of its query, decoded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::web {

struct Target {
  std::vector<std::string> segments;         // of the path, without empty ones
  std::map<std::string, std::string> query;  // the first value of each name

  [[nodiscard]] std::string field(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
  }
};

// Returns nothing for a target that is no path, has broken %-signs, a byte that is no UTF-8 or a
// control character, or a segment that leads upwards.
[[nodiscard]] std::optional<Target> parse_target(std::string_view text);

// Returns the fields of a form's body, application/x-www-form-urlencoded; nothing likewise.
[[nodiscard]] std::optional<std::map<std::string, std::string>> parse_fields(std::string_view text);

// Returns `text` fit for a segment of a path or a value in a query.
[[nodiscard]] std::string encoded(std::string_view text);

// Returns a number from 0 on; nothing for another text.
[[nodiscard]] std::optional<int> parse_number(std::string_view text);

}  // namespace palimpsest::web
