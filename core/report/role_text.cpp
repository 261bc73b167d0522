#include "report/role_text.hpp"

#include <algorithm>

namespace palimpsest::report {

std::string role_text(const Role& role) {
  if (role.kind == FileRole::kMain) return "main file";
  if (role.kind == FileRole::kByPages) return "part by its page numbers";
  std::string text(name_of(role.kind));
  std::replace(text.begin(), text.end(), '_', ' ');
  if (role.part > 0) text += " " + std::to_string(role.part);
  if (role.parts > 0) text += " of " + std::to_string(role.parts);
  return text;
}

}  // namespace palimpsest::report
