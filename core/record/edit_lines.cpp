#include "record/edit_lines.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

#include <utility>

namespace palimpsest::record {
namespace {

constexpr RecordForm kEditForm = {"the edit", "edit_line.schema.json"};
// Written to the file of corrections: never rename.
constexpr const char* kPages = "pages_of_file";
constexpr const char* kTargetPages = "into_pages_of_file";

constexpr RecordForm kCorrectionForm = {"the correction", "correction.schema.json"};

bool is_target(const std::string& key) {
  return key == "document" || key == "release" || key == "page" || key == "redaction";
}

EditTarget read_target(const Json& value) {
  return {value.at("document").get<std::string>(), known_text(value, "release"),
          value.value("page", 0), known_text(value, "redaction")};
}

EditRow read_edit(const Json& value) {
  EditRow row;
  row.target = read_target(value);
  for (const auto& [key, given] : value.items()) {
    if (is_target(key)) continue;
    if (given.is_string()) {
      row.values.push_back({key, given.get<std::string>()});
      continue;
    }
    for (const Json& each : given) row.values.push_back({key, each.get<std::string>()});
  }
  return row;
}

Json target_json(const EditTarget& target) {
  Json value = {{"document", target.document}};
  put_known(value, "release", target.release);
  if (target.page > 0) value["page"] = target.page;
  put_known(value, "redaction", target.redaction);
  return value;
}

// What a schema does not say: a revision is found by its original.
void check_originals(const Correction& correction) {
  const EditRow& row = correction.row;
  const bool is_of = row.values.size() == 1 && !row.target.release.empty();
  const bool is_split = is_of && row.values[0].field == kSplitField;
  const bool is_join = is_of && row.values[0].field == kJoinedField;
  if ((row.target.page > 0 || is_split || is_join) && correction.originals.empty()) {
    refuse("originals", "is empty");
  }
  if (is_split && !correction.pages) refuse(kPages, "is missing");
  if (is_join && correction.target_originals.empty()) refuse("into_originals", "is missing");
}

Correction read_correction(const Json& value) {
  Correction correction;
  EditRow& row = correction.row;
  row.target = read_target(value);
  row.mark = read_mark(value);
  for (const Json& sha256 : value.at("originals")) {
    correction.originals.push_back(read_sha256(sha256, "originals"));
  }
  if (value.contains("into_originals")) {
    for (const Json& sha256 : value.at("into_originals")) {
      correction.target_originals.push_back(read_sha256(sha256, "into_originals"));
    }
  }
  correction.pages = read_range(value, kPages);
  correction.target_pages = read_range(value, kTargetPages);
  correction.act = known_text(value, "act");
  if (value.contains("place")) row.place = read_region(value.at("place"), "place");
  if (value.contains("evidence")) {
    const Json& evidence = value.at("evidence");
    row.evidence = StateEvidence{read_sha256(evidence.at("sha256"), "sha256"),
                                 evidence.at("file_name").get<std::string>()};
  }
  const std::string field = value.at("field").get<std::string>();
  if (field == "words") {
    row.words = CheckedWords{known_text(value, "against"), row.target.page,
                             read_region(value.at("place"), "place"),
                             value.at("values").at(0).get<std::string>(), *row.mark};
    row.place.reset();
  } else {
    for (const Json& each : value.at("values")) {
      row.values.push_back({field, each.get<std::string>()});
    }
  }
  check_originals(correction);
  return correction;
}

}  // namespace

EditRow parse_edit_line(std::string_view line) { return read_record(line, kEditForm, read_edit); }

std::string correction_line(const Correction& correction) {
  const EditRow& row = correction.row;
  Json value = target_json(row.target);
  put_mark(value, row.mark.value());
  Json& originals = value["originals"] = Json::array();
  for (const Sha256& sha256 : correction.originals) originals.push_back(sha256.hex());
  for (const Sha256& sha256 : correction.target_originals) {
    value["into_originals"].push_back(sha256.hex());
  }
  put_range(value, kPages, correction.pages);
  put_range(value, kTargetPages, correction.target_pages);
  put_known(value, "act", correction.act);
  if (row.evidence) {
    value["evidence"] = {{"sha256", row.evidence->sha256.hex()},
                         {"file_name", row.evidence->file_name}};
  }
  if (row.words) {
    value["field"] = "words";
    value["against"] = row.words->against;
    value["place"] = to_json(row.words->region);
    value["values"] = Json::array({row.words->text});
  } else {
    value["field"] = row.values.front().field;
    if (row.place) value["place"] = to_json(*row.place);
    for (const FieldValue& each : row.values) value["values"].push_back(each.value);
  }
  return compact_text(value);
}

Correction parse_correction_line(std::string_view line) {
  return read_record(line, kCorrectionForm, read_correction);
}

}  // namespace palimpsest::record
