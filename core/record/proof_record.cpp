#include "record/proof_record.hpp"

#include "record/archive_record.hpp"
#include "record/copies_json.hpp"
#include "record/json.hpp"
#include "record/key_json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kProofForm = {"the proof", "proof.schema.json"};

Json hashes_json(const std::vector<Sha256>& hashes) {
  Json values = Json::array();
  for (const Sha256& hash : hashes) values.push_back(hash.hex());
  return values;
}

Json look_alike_json(const LookAlike& alike) {
  Json added = Json::array();
  for (const AddedLine& line : alike.added) {
    added.push_back({{"page", line.page},
                     {"region", to_json(line.region)},
                     {"kind", name_of(line.kind)},
                     {"text", line.text}});
  }
  return {{"copy", to_json(alike.copy)}, {"added", std::move(added)}};
}

ProofFile read_proof(const Json& value) {
  ProofFile proof{value.at("archive").get<std::string>(),
                  DocumentId(value.at("document").get<std::string>()),
                  RevisionFolder(value.at("release").get<std::string>()),
                  value.at("record").get<std::string>(),
                  value.at("entry").get<std::string>(),
                  value.at("index").get<std::uint64_t>(),
                  {},
                  value.at("checkpoint").get<std::string>(),
                  {},
                  {}};
  for (const Json& hash : value.at("inclusion")) {
    proof.inclusion.push_back(read_sha256(hash, "inclusion"));
  }
  for (const Json& key : value.at("keys")) proof.keys.push_back(read_key(key));
  for (const Json& stamp : value.at("time_stamps")) {
    proof.time_stamps.push_back(
        {stamp.at("reply").get<std::string>(), stamp.at("chain").get<std::string>()});
  }
  return proof;
}

}  // namespace

std::string proof_to_json(const ProofFile& proof) {
  Json keys = Json::array();
  for (const ArchiveKey& key : proof.keys) keys.push_back(key_json(key));
  Json stamps = Json::array();
  for (const ProofTimeStamp& stamp : proof.time_stamps) {
    stamps.push_back({{"reply", stamp.reply}, {"chain", stamp.chain}});
  }
  return checked_text({{"proof", kProofFormat},
                       {"archive", proof.archive},
                       {"document", proof.document.text()},
                       {"release", proof.folder.text()},
                       {"record", proof.record},
                       {"entry", proof.entry},
                       {"index", proof.index},
                       {"inclusion", hashes_json(proof.inclusion)},
                       {"checkpoint", proof.checkpoint},
                       {"keys", std::move(keys)},
                       {"time_stamps", std::move(stamps)}},
                      kProofForm);
}

ProofFile parse_proof(std::string_view text) { return read_record(text, kProofForm, read_proof); }

std::string proof_report_to_json(const ProofReport& report) {
  Json statements = Json::array();
  for (const ProofStatement& statement : report.statements) {
    statements.push_back({{"holds", statement.holds}, {"what", statement.what}});
  }
  Json look_alikes = Json::array();
  for (const LookAlike& alike : report.look_alikes) look_alikes.push_back(look_alike_json(alike));
  return canonical_text({{"look_alikes", std::move(look_alikes)},
                         {"result", holds(report) ? "ok" : "damaged"},
                         {"statements", std::move(statements)},
                         {"not_shown", report.not_shown}});
}

}  // namespace palimpsest::record
