#include "identify/withheld/reasons.hpp"

#include "identify/withheld/withheld_table.hpp"

namespace palimpsest::identify {

std::vector<std::string> reasons_in(std::string_view text) {
  std::vector<std::string> reasons;
  const re2::StringPiece piece(text.data(), text.size());
  for (const WithheldForm& form : withheld_table().reasons) {
    if (RE2::PartialMatch(piece, *form.expression)) reasons.push_back(form.name);
  }
  return reasons;
}

}  // namespace palimpsest::identify
