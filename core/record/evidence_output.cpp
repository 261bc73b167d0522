#include "record/evidence_output.hpp"

#include "record/json.hpp"

namespace palimpsest::record {
namespace {

Json listed_key_json(const ArchiveKey& key) {
  return {{"name", key.name},
          {"verifier", key.verifier},
          {"since", key.since.text()},
          {"retired", key.retired ? Json(key.retired->text()) : Json()}};
}

}  // namespace

std::string keys_to_json(const ArchiveFacts& facts) {
  Json keys = Json::array();
  for (const ArchiveKey& key : facts.keys) keys.push_back(listed_key_json(key));
  return canonical_text({{"log_origin", facts.log_origin}, {"keys", std::move(keys)}});
}

std::string time_stamps_to_json(const std::vector<KeptTimeStamp>& stamps) {
  Json values = Json::array();
  for (const KeptTimeStamp& stamp : stamps) {
    values.push_back({{"entries", stamp.entries},
                      {"renewal", stamp.renewal},
                      {"time", stamp.time.text()},
                      {"expires", stamp.expires.text()},
                      {"signer", stamp.signer},
                      {"new", stamp.is_new}});
  }
  return canonical_text({{"time_stamps", std::move(values)}});
}

std::string signing_to_json(const Signing& signing) {
  return canonical_text({{"commit", signing.commit.text()},
                         {"entries", signing.entries},
                         {"checkpoint", signing.checkpoint},
                         {"new", signing.is_new}});
}

}  // namespace palimpsest::record
