#include "record/edits_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kRevisionEditsForm = {"the record of edits", "edits.schema.json"};

Json checked_words_json(const CheckedWords& words) {
  Json value = {{"against", words.against},
                {"page", words.page},
                {"region", to_json(words.region)},
                {"text", words.text}};
  put_mark(value, words.mark);
  return value;
}

CheckedWords read_checked_words(const Json& value) {
  return {value.at("against").get<std::string>(), value.at("page").get<int>(),
          read_region(value.at("region"), "region"), value.at("text").get<std::string>(),
          read_mark(value)};
}

Json person_value_json(const PersonValue& said) {
  Json value = {{"page", said.page}, {"field", said.field}, {"value", said.value}};
  put_known(value, "redaction", said.redaction);
  if (said.place) value["place"] = to_json(*said.place);
  put_mark(value, said.mark);
  return value;
}

PersonValue read_person_value(const Json& value) {
  PersonValue said{value.at("page").get<int>(),
                   known_text(value, "redaction"),
                   value.at("field").get<std::string>(),
                   value.at("value").get<std::string>(),
                   {},
                   read_mark(value)};
  if (value.contains("place")) said.place = read_region(value.at("place"), "place");
  return said;
}

RevisionEdits read_edits(const Json& value) {
  RevisionEdits edits;
  for (const Json& words : value.at("checked_words")) {
    edits.checked_words.push_back(read_checked_words(words));
  }
  if (!value.contains("values")) return edits;
  for (const Json& said : value.at("values")) edits.values.push_back(read_person_value(said));
  return edits;
}

}  // namespace

std::string edits_to_json(const RevisionEdits& edits) {
  Json checked = Json::array();
  for (const CheckedWords& words : edits.checked_words)
    checked.push_back(checked_words_json(words));
  Json record = {{"checked_words", std::move(checked)}};
  for (const PersonValue& said : edits.values) record["values"].push_back(person_value_json(said));
  return checked_text(record, kRevisionEditsForm);
}

RevisionEdits parse_edits(std::string_view text) {
  return read_record(text, kRevisionEditsForm, read_edits);
}

}  // namespace palimpsest::record
