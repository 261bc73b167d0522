#include "record/job_record.hpp"

#include "record/json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

#include <cmath>

namespace palimpsest::record {
namespace {

constexpr RecordForm kJobForm = {"the manifest of a job", "job.schema.json"};
constexpr RecordForm kShardForm = {"the record of a shard", "shard.schema.json"};
constexpr RecordForm kRunForm = {"the record of an attempt", "run.schema.json"};
constexpr RecordForm kBundleForm = {"the head of a bundle", "bundle.schema.json"};

Json seconds_json(double seconds) { return std::round(seconds * 100) / 100; }

Json reading_json(const JobReading& reading) {
  Json value = {{"ocr", reading.ocr}, {"languages", reading.languages}};
  put_known(value, "identifiers", reading.identifiers);
  if (reading.pages) value["pages"] = {reading.pages->first, reading.pages->last};
  return value;
}

JobReading read_reading(const Json& value) {
  JobReading reading{value.at("ocr").get<std::string>(),
                     value.at("languages").get<std::vector<std::string>>(),
                     known_text(value, "identifiers"),
                     {}};
  if (value.contains("pages")) {
    reading.pages = PageRange{value.at("pages").at(0), value.at("pages").at(1)};
    if (reading.pages->last < reading.pages->first) refuse("pages", "ends before it begins");
  }
  return reading;
}

Json tooling_json(const std::map<std::string, std::string>& tooling) {
  Json value = Json::object();
  for (const auto& [tool, version] : tooling) value[tool] = version;
  return value;
}

Json item_json(const ShardItem& item) {
  return Json::array({item.sha256.hex(), item.page_count, item.first, item.last, item.file});
}

ShardItem read_shard_item(const Json& value) {
  const ShardItem item{value.at(4).get<std::string>(), read_sha256(value.at(0), "items"),
                       value.at(1).get<int>(), value.at(2).get<int>(), value.at(3).get<int>()};
  if (item.last > item.page_count || item.first > item.last + 1) {
    refuse("items", "asks for pages that the file does not have");
  }
  return item;
}

Json item_json(const BundleItem& item) {
  return Json::array({item.original.hex(), name_of(item.kind), item.page, item.sha256.hex(),
                      item.size, item.packed});
}

BundleItem read_bundle_item(const Json& value) {
  const BundleItem item{read_sha256(value.at(0), "items"),
                        read_name<BundleItemKind>(value.at(1), "items"),
                        value.at(2).get<int>(),
                        read_sha256(value.at(3), "items"),
                        value.at(4).get<std::uint64_t>(),
                        value.at(5).get<std::uint64_t>()};
  if ((item.kind == BundleItemKind::kPage) != (item.page > 0)) {
    refuse("items", "numbers what is no page");
  }
  return item;
}

template <class Item>
Json items_json(const std::vector<Item>& items) {
  Json values = Json::array();
  for (const Item& item : items) values.push_back(item_json(item));
  return values;
}

template <class Item, class Read>
std::vector<Item> read_items(const Json& owner, Read read) {
  std::vector<Item> items;
  items.reserve(owner.at("items").size());
  for (const Json& value : owner.at("items")) items.push_back(read(value));
  return items;
}

Job read_job(const Json& value) {
  return {value.at("id").get<std::string>(),
          value.at("pipeline").get<std::string>(),
          value.at("tooling").get<std::map<std::string, std::string>>(),
          read_reading(value.at("reading")),
          value.at("import").get<std::vector<std::string>>(),
          value.at("files").get<std::uint64_t>(),
          value.at("pages").get<std::uint64_t>(),
          value.at("shards").get<int>(),
          value.at("seconds").get<double>(),
          value.at("cores").get<int>(),
          value.contains("planned_at")
              ? std::optional(CommitId(value.at("planned_at").get<std::string>()))
              : std::nullopt};
}

Shard read_shard(const Json& value) {
  return {value.at("job").get<std::string>(), value.at("number").get<int>(),
          value.at("seconds").get<double>(), read_items<ShardItem>(value, read_shard_item)};
}

ShardRun read_run(const Json& value) {
  ShardRun run{value.at("job").get<std::string>(),
               value.at("shard").get<int>(),
               value.at("attempt").get<int>(),
               value.at("host").get<std::string>(),
               read_instant(value.at("started"), "started"),
               {},
               value.at("seconds").get<double>(),
               value.at("pages").get<int>(),
               value.at("failures").get<int>(),
               known_text(value, "error")};
  if (value.contains("ended")) run.ended = read_instant(value.at("ended"), "ended");
  return run;
}

BundleHead read_bundle_head(const Json& value) {
  return {value.at("job").get<std::string>(),
          value.at("shard").get<int>(),
          value.at("pipeline").get<std::string>(),
          value.at("tooling").get<std::map<std::string, std::string>>(),
          value.at("sandbox").get<std::string>(),
          value.at("failures").get<int>(),
          read_items<BundleItem>(value, read_bundle_item)};
}

}  // namespace

std::string job_to_json(const Job& job) {
  Json value = {{"format", kJobFormat},
                {"id", job.id},
                {"pipeline", job.pipeline},
                {"tooling", tooling_json(job.tooling)},
                {"reading", reading_json(job.reading)},
                {"import", job.import_words},
                {"files", job.files},
                {"pages", job.pages},
                {"shards", job.shards},
                {"seconds", seconds_json(job.seconds)},
                {"cores", job.cores}};
  if (job.planned_at) value["planned_at"] = job.planned_at->text();
  return checked_text(value, kJobForm);
}

std::string shard_to_json(const Shard& shard) {
  return checked_text({{"job", shard.job},
                       {"number", shard.number},
                       {"seconds", seconds_json(shard.seconds)},
                       {"items", items_json(shard.items)}},
                      kShardForm);
}

std::string run_to_json(const ShardRun& run) {
  Json value = {{"job", run.job},
                {"shard", run.shard},
                {"attempt", run.attempt},
                {"host", run.host},
                {"started", run.started.text()},
                {"seconds", seconds_json(run.seconds)},
                {"pages", run.pages},
                {"failures", run.failures}};
  if (run.ended) value["ended"] = run.ended->text();
  put_known(value, "error", run.error);
  return checked_text(value, kRunForm);
}

std::string bundle_head_to_json(const BundleHead& head) {
  return checked_text({{"job", head.job},
                       {"shard", head.shard},
                       {"pipeline", head.pipeline},
                       {"tooling", tooling_json(head.tooling)},
                       {"sandbox", head.sandbox},
                       {"failures", head.failures},
                       {"items", items_json(head.items)}},
                      kBundleForm);
}

Job parse_job(std::string_view text) { return read_record(text, kJobForm, read_job); }
Shard parse_shard(std::string_view text) { return read_record(text, kShardForm, read_shard); }
ShardRun parse_run(std::string_view text) { return read_record(text, kRunForm, read_run); }
BundleHead parse_bundle_head(std::string_view text) {
  return read_record(text, kBundleForm, read_bundle_head);
}

}  // namespace palimpsest::record
