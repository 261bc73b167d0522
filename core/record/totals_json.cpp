#include "record/totals_json.hpp"

namespace palimpsest::record {

Json movement_json(const Movement& movement) {
  return {{"places", movement.places}, {"words", movement.words}, {"pages", movement.pages}};
}

Json totals_json(const DiffTotals& totals) {
  Json codes = Json::array();
  for (const auto& [code, of_code] : totals.by_code) {
    codes.push_back({{"code", code.empty() ? Json() : Json(code)},
                     {"opened", movement_json(of_code.opened)},
                     {"closed", movement_json(of_code.closed)},
                     {"still_withheld", of_code.still_withheld}});
  }
  return {{"kept", totals.kept},
          {"lifted", totals.lifted},
          {"shrunk", totals.shrunk},
          {"grown", totals.grown},
          {"added", totals.added},
          {"gone_with_page", totals.gone_with_page},
          {"opened", movement_json(totals.all.opened)},
          {"closed", movement_json(totals.all.closed)},
          {"still_withheld", totals.all.still_withheld},
          {"codes", std::move(codes)}};
}

}  // namespace palimpsest::record
