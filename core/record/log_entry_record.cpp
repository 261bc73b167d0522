#include "record/log_entry_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kLogEntryForm = {"the log entry", "log_entry.schema.json"};

Json record_json(const LoggedRecord& record) {
  return {{"record_sha256", record.record_sha256.hex()},
          {"sha256", record.original.sha256.hex()},
          {"sha512", record.original.sha512},
          {"size", record.original.size}};
}

LoggedRecord read_logged_record(const Json& value) {
  return {read_sha256(value.at("record_sha256"), "record_sha256"),
          {read_sha256(value.at("sha256"), "sha256"), value.at("sha512").get<std::string>(),
           value.at("size").get<std::uint64_t>()}};
}

LogEntry read_log_entry(const Json& value) {
  LogEntry entry{value.at("archive").get<std::string>(),
                 value.at("n").get<std::uint64_t>(),
                 value.at("kind").get<std::string>(),
                 CommitId(value.at("commit").get<std::string>()),
                 value.at("tree").get<std::string>(),
                 read_sha256(value.at("tree_sha256"), "tree_sha256"),
                 {}};
  for (const Json& record : value.at("records")) {
    entry.records.push_back(read_logged_record(record));
  }
  return entry;
}

}  // namespace

std::string log_entry_to_json(const LogEntry& entry) {
  Json records = Json::array();
  for (const LoggedRecord& record : entry.records) records.push_back(record_json(record));
  return checked_text({{"v", kLogEntryVersion},
                       {"archive", entry.archive},
                       {"n", entry.index},
                       {"kind", entry.kind},
                       {"commit", entry.commit.text()},
                       {"tree", entry.tree},
                       {"tree_sha256", entry.tree_sha256.hex()},
                       {"records", std::move(records)}},
                      kLogEntryForm);
}

LogEntry parse_log_entry(std::string_view text) {
  return read_record(text, kLogEntryForm, read_log_entry);
}

}  // namespace palimpsest::record
