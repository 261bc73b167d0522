#include "record/archive_record.hpp"

#include "base/error.hpp"
#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kForm = {"archive.json", "archive.schema.json"};

// Looks at nothing but the format: the rest of another format may have another schema.
void require_known_format(std::string_view text) {
  const Json value = parse_text(text, kForm.thing);
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

ArchiveFacts read_facts(const Json& value) {
  const auto created = Instant::parse(value.at("created").get_ref<const std::string&>());
  if (!created) refuse("created", "is no time");
  return {value.at("format").get<int>(), value.at("id").get<std::string>(), *created};
}

}  // namespace

std::string archive_to_json(const ArchiveFacts& facts) {
  return checked_text({{"format", facts.format},
                       {"id", facts.id},
                       {"created", facts.created.text()},
                       {"hash_algorithms", Json::array({"sha256", "sha512"})}},
                      kForm);
}

ArchiveFacts parse_archive(std::string_view text) {
  require_known_format(text);
  return read_record(text, kForm, read_facts);
}

}  // namespace palimpsest::record
