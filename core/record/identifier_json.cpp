#include "record/values.hpp"

namespace palimpsest::record {
namespace {

using record::to_json;  // the shared values beside those of this file

Json to_json(const Identifier& identifier) {
  Json value = {{"kind", name_of(identifier.kind)},
                {"system", identifier.system},
                {"text", identifier.text},
                {"raw", identifier.raw},
                {"witness", name_of(identifier.witness)},
                {"confidence", identifier.confidence}};
  if (identifier.page) value["page"] = *identifier.page;
  if (identifier.region) value["region"] = to_json(*identifier.region);
  return value;
}

Identifier read_identifier(const Json& value) {
  Identifier identifier{read_name<IdentifierKind>(value.at("kind"), "kind"),
                        value.at("system").get<std::string>(),
                        value.at("text").get<std::string>(),
                        value.at("raw").get<std::string>(),
                        read_name<IdWitness>(value.at("witness"), "witness"),
                        std::nullopt,
                        std::nullopt,
                        value.at("confidence").get<double>()};
  if (value.contains("page")) identifier.page = value.at("page").get<int>();
  if (value.contains("region")) identifier.region = read_region(value.at("region"), "region");
  return identifier;
}

Json to_json(const std::vector<FormField>& fields) {
  Json values = Json::array();
  for (const FormField& field : fields) {
    values.push_back({{"name", field.name},
                      {"value", field.value},
                      {"region", to_json(field.region)},
                      {"confidence", field.confidence}});
  }
  return values;
}

std::vector<FormField> read_fields(const Json& value) {
  std::vector<FormField> fields;
  for (const Json& each : value) {
    fields.push_back({each.at("name").get<std::string>(), each.at("value").get<std::string>(),
                      read_region(each.at("region"), "region"),
                      each.at("confidence").get<double>()});
  }
  return fields;
}

}  // namespace

Json to_json(const std::vector<Identifier>& identifiers) {
  Json values = Json::array();
  for (const Identifier& identifier : identifiers) values.push_back(to_json(identifier));
  return values;
}

std::vector<Identifier> read_identifiers(const Json& value) {
  std::vector<Identifier> identifiers;
  for (const Json& each : value) identifiers.push_back(read_identifier(each));
  return identifiers;
}

Json to_json(const Form& form) {
  Json rows = Json::array();
  for (const auto& row : form.rows) rows.push_back(to_json(row));
  return {
      {"kind", name_of(form.kind)}, {"fields", to_json(form.fields)}, {"rows", std::move(rows)}};
}

Form read_form(const Json& value) {
  Form form{read_name<FormKind>(value.at("kind"), "kind"), read_fields(value.at("fields")), {}};
  for (const Json& row : value.at("rows")) form.rows.push_back(read_fields(row));
  return form;
}

}  // namespace palimpsest::record
