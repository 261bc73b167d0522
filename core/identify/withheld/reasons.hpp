// The reasons for which something is withheld that are no exemptions: duplicate, referral, outside
// the scope of a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

// Returns the reasons that `text` names, in fixed words and the order of schemas/withheld.tsv. For
// sheets and labels: in running text these words mean other things.
[[nodiscard]] std::vector<std::string> reasons_in(std::string_view text);

}  // namespace palimpsest::identify
