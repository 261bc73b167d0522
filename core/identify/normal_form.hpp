// Writes the normal form of a match: a template with the groups of the match filled in.
//
//   template = { text | field | "[" template "]" }      a bracket falls away when its fields are
//   empty field    = "{" digit [":" ("upper" | "lower" | "digit")] "}"
//
// "digit" undoes what OCR makes of digits: l and I are 1, O is 0, S is 5, G is 6.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

// `groups[0]` is the whole match; a group that took no part is empty.
[[nodiscard]] std::string normal_form(std::string_view form,
                                      const std::vector<std::string>& groups);

}  // namespace palimpsest::identify
