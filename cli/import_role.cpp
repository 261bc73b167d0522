#include "cli/import_role.hpp"

#include "base/error.hpp"

#include <cstdio>

namespace palimpsest::cli {

Role parse_role(const std::string& text) {
  Role role{FileRole::kPart, 0, 0};
  int length = 0;
  const int size = static_cast<int>(text.size());
  const bool has_total =
      std::sscanf(text.c_str(), "part:%3d/%3d%n", &role.part, &role.parts, &length) == 2 &&
      length == size && role.parts >= role.part;
  if (has_total && role.part > 0) return role;
  role.parts = 0;
  const bool has_part =
      std::sscanf(text.c_str(), "part:%3d%n", &role.part, &length) == 1 && length == size;
  if (has_part && role.part > 0) return role;
  const auto kind = parse_name<FileRole>(text);
  const bool is_said =
      kind && *kind != FileRole::kPart && *kind != FileRole::kMain && *kind != FileRole::kByPages;
  if (is_said) return {*kind, 0, 0};
  throw Error(ErrorKind::kUsage, "'" + text + "' is not a role",
              "write replacement, second_copy, unsorted or part:2/3");
}

}  // namespace palimpsest::cli
