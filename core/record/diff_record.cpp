#include "record/diff_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/totals_json.hpp"
#include "record/values.hpp"

#include <cmath>
#include <optional>

namespace palimpsest::record {
namespace {

constexpr RecordForm kDiffForm = {"the diff record", "diff.schema.json"};

using record::to_json;  // the shared values beside those of this file

Json to_json(const PageReference& page) {
  return {{"number", page.number},
          {"width", to_json(page.size.width)},
          {"height", to_json(page.size.height)}};
}

Json to_json(const Place& place) {
  return {{"page", place.page}, {"region", to_json(place.region)}};
}

Json to_json(const RedactionSide& side) {
  Json value = {
      {"page", side.page}, {"region", to_json(side.region)}, {"parts", to_json(side.parts)}};
  put_codes(value, side.codes);
  return value;
}

template <class Value>
Json to_json(const std::optional<Value>& value) {
  return value ? to_json(*value) : Json();
}

Json to_json(const PagePair& pair) {
  return {{"before", to_json(pair.before)}, {"after", to_json(pair.after)}};
}

Json to_json(const ReadWord& word) {
  return {{"text", word.text},
          {"confidence", word.confidence / 100.0},
          {"doubtful", is_doubtful(word)}};
}

Json words_json(const std::vector<ReadWord>& words) {
  Json list = Json::array();
  for (const ReadWord& word : words) list.push_back(to_json(word));
  return list;
}

Json checked_json(const std::optional<CheckedReading>& checked) {
  if (!checked) return nullptr;
  return {{"by", checked->mark.by}, {"at", checked->mark.at.text()}, {"read", checked->read}};
}

Json to_json(const Change& change) {
  return {{"id", change.id},
          {"checked", checked_json(change.checked)},
          {"status", name_of(change.status)},
          {"before", to_json(change.before)},
          {"after", to_json(change.after)},
          {"place", to_json(change.place)},
          {"code_changed", change.code_changed},
          {"text", change.text},
          {"words", words_json(change.words)},
          {"words_left", change.words_left},
          {"words_right", change.words_right},
          {"text_source", name_of(change.text_source)},
          {"unquoted_words", change.unquoted_words},
          {"personal", change.personal},
          {"confidence", change.confidence}};
}

Json to_json(const UnpairedRedaction& unpaired) {
  Json value = to_json(unpaired.redaction);
  value["side"] = name_of(unpaired.side);
  return value;
}

Json to_json(const TextChange& change) {
  return {{"before", to_json(change.before)},
          {"after", to_json(change.after)},
          {"text_before", change.text_before},
          {"text_after", change.text_after},
          {"words_left", change.words_left},
          {"words_right", change.words_right},
          {"crop_before", to_json(change.crop_before)},
          {"crop_after", to_json(change.crop_after)},
          {"confidence", change.confidence}};
}

Json to_json(const MetadataChange& change) {
  return {{"kind", name_of(change.kind)},      {"name", change.name},
          {"before", to_json(change.before)},  {"after", to_json(change.after)},
          {"text_before", change.text_before}, {"text_after", change.text_after}};
}

Json to_json(const RevisionState& state) {
  return {{"folder", state.folder.text()}, {"record", state.record}, {"pages", state.pages}};
}

template <class Value>
Json list_json(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(to_json(value));
  return list;
}

Json diff_json(const Diff& diff) {
  return {{"verdict", name_of(diff.verdict)},
          {"pages", list_json(diff.pages)},
          {"redactions", list_json(diff.changes)},
          {"unpaired", list_json(diff.unpaired)},
          {"text_changes", list_json(diff.text_changes)},
          {"metadata_changes", list_json(diff.metadata_changes)},
          {"findings", to_json(diff.findings)}};
}

Json basis_json(const KeptDiff& kept) {
  Json value = {{"before", list_json(kept.basis.before)},
                {"after", list_json(kept.basis.after)},
                {"method", kept.basis.method},
                {"tooling", Json::object()}};
  for (const auto& [tool, version] : kept.tooling) value["tooling"][tool] = version;
  return value;
}

// What a script is told: the record, and the sums that it would have to make.
Json output_json(const Diff& diff) {
  Json value = diff_json(diff);
  value["totals"] = totals_json(totals_of(diff));
  return value;
}

PageReference read_page_reference(const Json& value) {
  return {value.at("number").get<int>(),
          {read_length(value.at("width"), "width"), read_length(value.at("height"), "height")}};
}

Place read_place(const Json& value) {
  return {value.at("page").get<int>(), read_region(value.at("region"), "region")};
}

RedactionSide read_side(const Json& value) {
  return {value.at("page").get<int>(), read_region(value.at("region"), "region"),
          read_regions(value.at("parts"), "parts"), read_codes(value)};
}

// Returns nothing for null.
template <class Read>
auto read_optional(const Json& value, Read read) -> std::optional<decltype(read(value))> {
  if (value.is_null()) return std::nullopt;
  return read(value);
}

// Records of earlier versions hold the text alone.
Change read_change(const Json& value) {
  Change change;
  change.id = value.at("id").get<std::string>();
  change.status = read_name<ChangeStatus>(value.at("status"), "status");
  change.before = read_optional(value.at("before"), read_side);
  change.after = read_optional(value.at("after"), read_side);
  change.place = read_optional(value.at("place"), read_place);
  change.code_changed = value.at("code_changed").get<bool>();
  change.text = value.at("text").get<std::string>();
  change.personal = value.at("personal").get<bool>();
  change.confidence = value.at("confidence").get<double>();
  for (const Json& word : value.value("words", Json::array())) {
    const double share = word.at("confidence").get<double>();
    change.words.push_back(
        {word.at("text").get<std::string>(), static_cast<int>(std::lround(100 * share))});
  }
  change.words_left = value.value("words_left", "");
  change.words_right = value.value("words_right", "");
  if (value.contains("text_source")) {
    change.text_source = read_name<TextSource>(value.at("text_source"), "text_source");
  }
  change.unquoted_words = value.value("unquoted_words", 0);
  return change;
}

// Records of earlier versions hold the places and the words alone.
TextChange read_text_change(const Json& value) {
  TextChange change;
  change.before = read_place(value.at("before"));
  change.after = read_place(value.at("after"));
  change.text_before = value.at("text_before").get<std::string>();
  change.text_after = value.at("text_after").get<std::string>();
  change.words_left = value.value("words_left", "");
  change.words_right = value.value("words_right", "");
  const auto crop = [&](const char* name, const Region& place) {
    return value.contains(name) ? read_region(value.at(name), name) : place;
  };
  change.crop_before = crop("crop_before", change.before.region);
  change.crop_after = crop("crop_after", change.after.region);
  change.confidence = value.value("confidence", 0.0);
  return change;
}

MetadataChange read_metadata_change(const Json& value) {
  return {
      read_name<MarkKind>(value.at("kind"), "kind"), value.at("name").get<std::string>(),
      read_optional(value.at("before"), read_place), read_optional(value.at("after"), read_place),
      value.at("text_before").get<std::string>(),    value.at("text_after").get<std::string>()};
}

Diff read_diff(const Json& value) {
  Diff diff;
  diff.verdict = read_name<Verdict>(value.at("verdict"), "verdict");
  for (const Json& pair : value.at("pages")) {
    diff.pages.push_back({read_optional(pair.at("before"), read_page_reference),
                          read_optional(pair.at("after"), read_page_reference)});
  }
  for (const Json& change : value.at("redactions")) diff.changes.push_back(read_change(change));
  for (const Json& each : value.at("unpaired")) {
    diff.unpaired.push_back({read_name<Side>(each.at("side"), "side"), read_side(each)});
  }
  for (const Json& each : value.at("text_changes")) {
    diff.text_changes.push_back(read_text_change(each));
  }
  if (value.contains("metadata_changes")) {
    for (const Json& each : value.at("metadata_changes")) {
      diff.metadata_changes.push_back(read_metadata_change(each));
    }
  }
  diff.findings = read_findings(value.at("findings"));
  return diff;
}

std::vector<RevisionState> read_states(const Json& value) {
  std::vector<RevisionState> states;
  for (const Json& each : value) {
    states.push_back({RevisionFolder(each.at("folder").get<std::string>()),
                      each.at("record").get<std::string>(), each.at("pages").get<std::string>()});
  }
  return states;
}

KeptDiff read_kept_diff(const Json& value) {
  const Json& basis = value.at("rests_on");
  return {read_diff(value),
          {read_states(basis.at("before")), read_states(basis.at("after")),
           basis.at("method").get<std::string>()},
          basis.at("tooling").get<std::map<std::string, std::string>>()};
}

}  // namespace

std::string diff_to_json(const Diff& diff) { return checked_text(output_json(diff), kDiffForm); }

std::string diff_to_json_line(const Diff& diff) { return compact_text(output_json(diff)); }

std::string kept_diff_to_json(const KeptDiff& kept) {
  Json value = diff_json(kept.diff);
  value["rests_on"] = basis_json(kept);
  return checked_text(value, kDiffForm);
}

KeptDiff parse_kept_diff(std::string_view text) {
  return read_record(text, kDiffForm, read_kept_diff);
}

Diff parse_diff(std::string_view text) { return read_record(text, kDiffForm, read_diff); }

}  // namespace palimpsest::record
