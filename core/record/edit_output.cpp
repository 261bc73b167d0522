#include "record/edit_output.hpp"

#include "record/json.hpp"
#include "record/values.hpp"

namespace palimpsest::record {

std::string edit_to_json(const EditOutcome& outcome) {
  return canonical_text({{"act", outcome.act.empty() ? Json() : Json(outcome.act)},
                         {"revision", outcome.revision},
                         {"change", outcome.change},
                         {"page", outcome.place.page},
                         {"region", to_json(outcome.place.region)},
                         {"read", outcome.read},
                         {"text", outcome.text ? Json(*outcome.text) : Json()}});
}

}  // namespace palimpsest::record
