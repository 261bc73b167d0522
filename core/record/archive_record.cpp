#include "record/archive_record.hpp"

#include "base/error.hpp"
#include "record/json.hpp"
#include "record/key_json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kArchiveFactsForm = {"archive.json", "archive.schema.json"};

// Looks at nothing but the format: the rest of another format may have another schema.
void require_known_format(std::string_view text) {
  const Json value = parse_text(text, kArchiveFactsForm.thing);
  if (!value.is_object() || !value.contains("format")) return;
  const Json& format = value.at("format");
  if (!format.is_number_integer() || format == kArchiveFormat) return;
  throw Error(ErrorKind::kInput,
              "the archive has format " + format.dump() + ", and this program reads format " +
                  std::to_string(kArchiveFormat),
              format > kArchiveFormat
                  ? "use a newer palimpsest"
                  : "make a new archive with this program and import the originals again");
}

// Archives that are older than their log do not name its origin.
ArchiveFacts read_facts(const Json& value) {
  ArchiveFacts facts{value.at("format").get<int>(),
                     value.at("id").get<std::string>(),
                     read_instant(value.at("created"), "created"),
                     known_text(value, "log_origin"),
                     {}};
  if (facts.log_origin.empty()) facts.log_origin = log_origin_of(facts.id);
  if (!value.contains("keys")) return facts;
  for (const Json& key : value.at("keys")) facts.keys.push_back(read_key(key));
  return facts;
}

}  // namespace

std::string archive_to_json(const ArchiveFacts& facts) {
  Json value = {{"format", facts.format},
                {"id", facts.id},
                {"created", facts.created.text()},
                {"hash_algorithms", Json::array({"sha256", "sha512"})},
                {"log_origin", facts.log_origin}};
  for (const ArchiveKey& key : facts.keys) value["keys"].push_back(key_json(key));
  return checked_text(value, kArchiveFactsForm);
}

ArchiveFacts parse_archive(std::string_view text) {
  require_known_format(text);
  return read_record(text, kArchiveFactsForm, read_facts);
}

}  // namespace palimpsest::record
