// The records of a job's folder: its manifest, shards, attempts, and the heads of bundles.
//
// The formats are schemas/job.schema.json, shard.schema.json, run.schema.json and
// bundle.schema.json. Every parse_* reads back what its partner wrote, seconds being rounded to
// hundredths, and throws Error(integrity) naming the field when `text` breaks the schema.
#pragma once

#include "model/job.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

// The format of a job's folder. Another one is refused.
inline constexpr int kJobFormat = 1;

[[nodiscard]] std::string job_to_json(const Job& job);
[[nodiscard]] std::string shard_to_json(const Shard& shard);
[[nodiscard]] std::string run_to_json(const ShardRun& run);
[[nodiscard]] std::string bundle_head_to_json(const BundleHead& head);

[[nodiscard]] Job parse_job(std::string_view text);
[[nodiscard]] Shard parse_shard(std::string_view text);
[[nodiscard]] ShardRun parse_run(std::string_view text);
[[nodiscard]] BundleHead parse_bundle_head(std::string_view text);

}  // namespace palimpsest::record
