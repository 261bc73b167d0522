#include "record/event_output.hpp"

#include "record/json.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

Json event_json(const Event& event) {
  Json value = {{"id", event.id},
                {"type", name_of(event.type)},
                {"time", event.time.text()},
                {"outcome", name_of(event.outcome)},
                {"detail", event.detail}};
  put_known(value, "agent", event.agent);
  if (event.folder) value["release"] = event.folder->text();
  return value;
}

}  // namespace

std::string events_to_json(const DocumentId& document, const std::vector<Event>& events) {
  Json values = Json::array();
  for (const Event& event : events) values.push_back(event_json(event));
  return canonical_text({{"document", document.text()}, {"events", std::move(values)}});
}

}  // namespace palimpsest::record
