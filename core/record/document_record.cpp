#include "record/document_record.hpp"

#include "record/document_json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

#include <utility>

namespace palimpsest::record {
namespace {

constexpr RecordForm kDocumentForm = {"the document record", "document.schema.json"};

void put_date(Json& owner, const char* key, const std::optional<EdtfDate>& date) {
  if (date) owner[key] = date->text();
}

std::optional<EdtfDate> known_date(const Json& owner, const char* key) {
  if (!owner.contains(key)) return std::nullopt;
  auto date = EdtfDate::parse(owner.at(key).get_ref<const std::string&>());
  if (!date) refuse(key, "is no EDTF date");
  return date;
}

Json fact_json(const Fact& fact) {
  Json value = {{"name", fact.name}, {"value", fact.value}, {"source", to_json(fact.source)}};
  put_date(value, "date", fact.date);
  if (fact.confidence) value["confidence"] = *fact.confidence;
  return value;
}

Source read_source(const Json& value) {
  Source source{known_text(value, "name"), {}, known_text(value, "place"), {}, {}};
  if (value.contains("evidence")) source.evidence = read_sha256(value.at("evidence"), "evidence");
  if (value.contains("release")) source.release = ReleaseId(known_text(value, "release"));
  source.as_of = known_date(value, "as_of");
  if (value.contains("by")) source.person = read_mark(value);
  return source;
}

Fact read_fact(const Json& value) {
  Fact fact{value.at("name").get<std::string>(), value.at("value").get<std::string>(),
            known_date(value, "date"), read_source(value.at("source"))};
  if (value.contains("confidence")) fact.confidence = value.at("confidence").get<double>();
  return fact;
}

StateClaim read_claim(const Json& value) {
  return {ReleaseId(value.at("release").get<std::string>()),
          read_name<StateTime>(value.at("time"), "time"),
          read_name<ReleaseState>(value.at("state"), "state"),
          known_text(value, "value"),
          known_text(value, "file_name"),
          read_source(value.at("source"))};
}

OtherFile read_other_file(const Json& value) {
  return {ReleaseId(value.at("release").get<std::string>()),
          value.at("file_name").get<std::string>(), read_sha256(value.at("sha256"), "sha256"),
          value.at("size").get<std::uint64_t>()};
}

MovedPages read_moved(const Json& value) {
  MovedPages moved{value.at("names").get<std::vector<std::string>>(),
                   RevisionFolder(value.at("folder").get<std::string>()),
                   {},
                   DocumentId(value.at("to_document").get<std::string>()),
                   RevisionFolder(value.at("to_folder").get<std::string>()),
                   value.at("to_page").get<int>()};
  if (value.contains("pages")) {
    moved.pages = PageRange{value.at("pages").at(0).get<int>(), value.at("pages").at(1).get<int>()};
  }
  return moved;
}

Json moved_json(const std::vector<MovedPages>& moved) {
  Json values = Json::array();
  for (const MovedPages& each : moved) {
    Json& value = values.emplace_back(Json{{"names", each.names},
                                           {"folder", each.folder.text()},
                                           {"to_document", each.to_document.text()},
                                           {"to_folder", each.to_folder.text()},
                                           {"to_page", each.to_first}});
    if (each.pages) value["pages"] = Json::array({each.pages->first, each.pages->last});
  }
  return values;
}

// Documents that no list spoke of have no such keys.
template <class Read, class Value>
void read_list(const Json& owner, const char* key, Read read, std::vector<Value>& values) {
  if (!owner.contains(key)) return;
  for (const Json& each : owner.at(key)) values.push_back(read(each));
}

Document read_document(const Json& value) {
  Document document{DocumentId(value.at("id").get<std::string>()),
                    value.at("aliases").get<std::vector<std::string>>()};
  for (const Json& fact : value.at("metadata")) document.metadata.push_back(read_fact(fact));
  read_list(value, "states", read_claim, document.states);
  read_list(value, "other_files", read_other_file, document.other_files);
  read_list(value, "moved", read_moved, document.moved);
  return document;
}

void put_list(Json& owner, const char* key, Json values) {
  if (!values.empty()) owner[key] = std::move(values);
}

}  // namespace

Json to_json(const Source& source) {
  Json value = {{"name", source.name}};
  if (source.evidence) value["evidence"] = source.evidence->hex();
  put_known(value, "place", source.place);
  if (source.release) value["release"] = source.release->text();
  put_date(value, "as_of", source.as_of);
  if (source.person) put_mark(value, *source.person);
  return value;
}

Json to_json(const std::vector<Fact>& facts) {
  Json values = Json::array();
  for (const Fact& fact : facts) values.push_back(fact_json(fact));
  return values;
}

Json to_json(const std::vector<FactChange>& changes) {
  Json values = Json::array();
  for (const FactChange& change : changes) {
    values.push_back(
        {{"kind", name_of(change.kind)},
         {"name", change.after.name},
         {"before", change.before.value},
         {"after", change.after.value},
         {"sources", Json::array({to_json(change.before.source), to_json(change.after.source)})}});
  }
  return values;
}

Json to_json(const std::vector<StateClaim>& claims) {
  Json values = Json::array();
  for (const StateClaim& claim : claims) {
    Json& value = values.emplace_back(Json{{"release", claim.release.text()},
                                           {"time", name_of(claim.time)},
                                           {"state", name_of(claim.state)},
                                           {"source", to_json(claim.source)}});
    put_known(value, "value", claim.value);
    put_known(value, "file_name", claim.file_name);
  }
  return values;
}

Json to_json(const std::vector<OtherFile>& files) {
  Json values = Json::array();
  for (const OtherFile& file : files) {
    values.push_back({{"release", file.release.text()},
                      {"file_name", file.file_name},
                      {"sha256", file.sha256.hex()},
                      {"size", file.size}});
  }
  return values;
}

std::string document_to_json(const Document& document) {
  Json value = {{"id", document.id.text()},
                {"aliases", document.aliases},
                {"metadata", to_json(document.metadata)}};
  put_list(value, "changes", to_json(fact_changes(document)));
  put_list(value, "states", to_json(document.states));
  put_list(value, "other_files", to_json(document.other_files));
  put_list(value, "moved", moved_json(document.moved));
  return checked_text(value, kDocumentForm);
}

Document parse_document(std::string_view text) {
  return read_record(text, kDocumentForm, read_document);
}

}  // namespace palimpsest::record
