// Writes the normal form of a match: a template with the groups of the match filled in.
//
//   template = { text | field | "[" template "]" }      a bracket falls away when its fields are
//   empty field    = "{" digit [":" ("upper" | "lower" | "digit" | "mark" | "text")] "}"
//
// "digit" undoes what OCR makes of digits: l, I, | and ! are 1, O, o, Q and D are 0, S and s are 5,
// G and b are 6, B is 8, Z and z are 2, g is 9. "mark" makes one hyphen of every dash. Blanks fall
// away, but with "text" one stays.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

// `groups[0]` is the whole match; a group that took no part is empty.
[[nodiscard]] std::string normal_form(std::string_view form,
                                      const std::vector<std::string>& groups);

}  // namespace palimpsest::identify
