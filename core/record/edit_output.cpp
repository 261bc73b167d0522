#include "record/edit_output.hpp"

#include "record/json.hpp"
#include "record/optional_json.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

Json rows_json(const std::vector<BadRow>& rows) {
  Json values = Json::array();
  for (const BadRow& row : rows) {
    values.push_back({{"source", row.source}, {"why", row.why}, {"hint", row.hint}});
  }
  return values;
}

Json moved_json(const MovedPages& moved) {
  std::string before = moved.names.front() + "@" + moved.folder.text();
  if (moved.pages) {
    before += "/" + std::to_string(moved.pages->first) + "-" + std::to_string(moved.pages->last);
  }
  return {{"before", before},
          {"after", moved.to_document.text() + "@" + moved.to_folder.text() + "/" +
                        std::to_string(moved.to_first)}};
}

}  // namespace

std::string edit_to_json(const EditOutcome& outcome) {
  return canonical_text({{"act", outcome.act.empty() ? Json() : Json(outcome.act)},
                         {"revision", outcome.revision},
                         {"change", outcome.change},
                         {"page", outcome.place.page},
                         {"region", to_json(outcome.place.region)},
                         {"read", outcome.read},
                         {"text", outcome.text ? Json(*outcome.text) : Json()}});
}

std::string values_outcome_to_json(const ValuesOutcome& outcome) {
  Json changes = Json::array();
  for (const ChangedValue& change : outcome.changes) {
    changes.push_back({{"target", change.target},
                       {"field", change.field},
                       {"before", change.before},
                       {"after", change.after},
                       {"machine", change.machine}});
  }
  return canonical_text({{"act", text_or_null(outcome.act)},
                         {"commit", outcome.commit ? Json(outcome.commit->text()) : Json()},
                         {"rows", outcome.rows},
                         {"changes", std::move(changes)},
                         {"bad", rows_json(outcome.bad)},
                         {"skipped", rows_json(outcome.skipped)}});
}

std::string restructuring_to_json(const Restructuring& done) {
  Json moved = Json::array();
  for (const MovedPages& each : done.moved) moved.push_back(moved_json(each));
  return canonical_text({{"kind", name_of(done.kind)},
                         {"act", done.act},
                         {"commit", done.commit.text()},
                         {"from", done.from.text()},
                         {"to", done.to.text()},
                         {"moved", std::move(moved)}});
}

std::string said_values_to_json(const std::vector<SaidValue>& values) {
  Json said = Json::array();
  for (const SaidValue& each : values) {
    Json& value = said.emplace_back(Json{{"target", each.target},
                                         {"field", each.field},
                                         {"value", each.value},
                                         {"machine", each.machine}});
    put_mark(value, each.mark);
  }
  return canonical_text({{"values", std::move(said)}});
}

std::string logged_act_line(const LoggedAct& act) {
  return compact_text({{"id", text_or_null(act.id)},
                       {"kind", act.kind},
                       {"commit", act.commit.text()},
                       {"time", act.time.text()},
                       {"by", act.by},
                       {"what", act.what},
                       {"about", act.about},
                       {"why", text_or_null(act.why)},
                       {"undone_by", act.undone_by ? Json(*act.undone_by) : Json()}});
}

}  // namespace palimpsest::record
