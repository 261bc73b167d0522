#include "record/provenance_json.hpp"

#include "record/values.hpp"

namespace palimpsest::record {
namespace {

Json checksum_json(const ClaimedChecksum& checksum) {
  Json value = {{"algorithm", name_of(checksum.kind)},
                {"value", checksum.value},
                {"source", checksum.source},
                {"weak", is_weak(checksum.kind)}};
  if (checksum.agrees) value["agrees"] = *checksum.agrees;
  return value;
}

ClaimedChecksum read_checksum(const Json& value) {
  ClaimedChecksum checksum{read_name<ChecksumKind>(value.at("algorithm"), "checksums.algorithm"),
                           value.at("value").get<std::string>(),
                           value.at("source").get<std::string>(), std::nullopt};
  if (value.contains("agrees")) checksum.agrees = value.at("agrees").get<bool>();
  if (checksum.value.size() != digit_count(checksum.kind)) {
    refuse("checksums.value", "has another length than its algorithm");
  }
  if (value.at("weak").get<bool>() != is_weak(checksum.kind)) {
    refuse("checksums.weak", "does not fit its algorithm");
  }
  return checksum;
}

Json item_json(const Evidence& item) {
  Json value = {{"kind", name_of(item.kind)}, {"sha256", item.sha256.hex()}, {"size", item.size}};
  put_known(value, "file_name", item.file_name);
  put_known(value, "url", item.url);
  if (item.time) value["time"] = item.time->text();
  if (!item.agreed.empty()) value["agreed"] = item.agreed;
  return value;
}

Evidence read_item(const Json& value) {
  Evidence item{read_name<EvidenceKind>(value.at("kind"), "evidence.kind"),
                read_sha256(value.at("sha256"), "evidence.sha256"),
                value.at("size").get<std::uint64_t>(),
                known_text(value, "file_name"),
                known_text(value, "url"),
                std::nullopt};
  if (value.contains("time")) {
    item.time = Instant::parse(value.at("time").get_ref<const std::string&>());
    if (!item.time) refuse("evidence.time", "is no time");
  }
  if (value.contains("agreed")) item.agreed = value.at("agreed").get<std::vector<std::string>>();
  return item;
}

}  // namespace

Json claimed_json(const Claimed& claimed) {
  Json value = Json::object();
  put_known(value, "file_name", claimed.file_name);
  put_known(value, "source_url", claimed.source_url);
  put_known(value, "retrieved_at", claimed.retrieved_at);
  if (claimed.copy) value["copy"] = name_of(*claimed.copy);
  for (const ClaimedChecksum& checksum : claimed.checksums) {
    value["checksums"].push_back(checksum_json(checksum));
  }
  return value;
}

Json evidence_json(const std::vector<Evidence>& evidence) {
  Json values = Json::array();
  for (const Evidence& item : evidence) values.push_back(item_json(item));
  return values;
}

Claimed read_claimed(const Json& value) {
  Claimed claimed{known_text(value, "file_name"), known_text(value, "source_url"),
                  known_text(value, "retrieved_at")};
  if (value.contains("copy")) claimed.copy = read_name<CopyOrigin>(value.at("copy"), "copy");
  if (!value.contains("checksums")) return claimed;
  for (const Json& each : value.at("checksums")) claimed.checksums.push_back(read_checksum(each));
  return claimed;
}

std::vector<Evidence> read_evidence(const Json& values) {
  std::vector<Evidence> evidence;
  for (const Json& value : values) evidence.push_back(read_item(value));
  return evidence;
}

}  // namespace palimpsest::record
