#include "record/key_json.hpp"

#include "record/values.hpp"

namespace palimpsest::record {

Json key_json(const ArchiveKey& key) {
  Json value = {{"name", key.name}, {"verifier", key.verifier}, {"since", key.since.text()}};
  if (key.retired) value["retired"] = key.retired->text();
  return value;
}

ArchiveKey read_key(const Json& value) {
  ArchiveKey key{value.at("name").get<std::string>(), value.at("verifier").get<std::string>(),
                 read_instant(value.at("since"), "since"), std::nullopt};
  if (value.contains("retired")) key.retired = read_instant(value.at("retired"), "retired");
  return key;
}

}  // namespace palimpsest::record
