#include "record/edits_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kForm = {"the record of edits", "edits.schema.json"};

Json checked_words_json(const CheckedWords& words) {
  return {{"against", words.against}, {"page", words.page},  {"region", to_json(words.region)},
          {"text", words.text},       {"by", words.mark.by}, {"at", words.mark.at.text()}};
}

CheckedWords read_checked_words(const Json& value) {
  const auto at = Instant::parse(value.at("at").get_ref<const std::string&>());
  if (!at) refuse("at", "is no time");
  return {value.at("against").get<std::string>(),
          value.at("page").get<int>(),
          read_region(value.at("region"), "region"),
          value.at("text").get<std::string>(),
          {value.at("by").get<std::string>(), *at}};
}

RevisionEdits read_edits(const Json& value) {
  RevisionEdits edits;
  for (const Json& words : value.at("checked_words")) {
    edits.checked_words.push_back(read_checked_words(words));
  }
  return edits;
}

}  // namespace

std::string edits_to_json(const RevisionEdits& edits) {
  Json checked = Json::array();
  for (const CheckedWords& words : edits.checked_words)
    checked.push_back(checked_words_json(words));
  return checked_text({{"checked_words", std::move(checked)}}, kForm);
}

RevisionEdits parse_edits(std::string_view text) { return read_record(text, kForm, read_edits); }

}  // namespace palimpsest::record
