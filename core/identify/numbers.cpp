#include "identify/numbers.hpp"

#include "identify/pattern_table.hpp"

namespace palimpsest::identify {

std::string alias_of(const RecognizedNumber& number) {
  const bool speaks_for_itself = number.kind == "rif" || number.kind == "crest";
  return speaks_for_itself ? number.text : number.kind + ":" + number.text;
}

std::optional<RecognizedNumber> number_in_file_name(std::string_view file_name) {
  for (const Pattern& pattern : pattern_table().patterns) {
    if (pattern.use != PatternUse::kFileName) continue;
    const std::vector<Hit> hits = find_hits(pattern, file_name);
    if (!hits.empty()) return RecognizedNumber{pattern.name, hits.front().normalized};
  }
  return std::nullopt;
}

}  // namespace palimpsest::identify
