#include "cli/obtained_options.hpp"

#include "base/error.hpp"
#include "cli/session.hpp"

namespace palimpsest::cli {
namespace {

constexpr const char* kObtainedGroup = "How the files were obtained";

std::optional<CopyOrigin> copy_origin(const std::string& word) {
  if (word == "official") return CopyOrigin::kOfficial;
  if (word == "third-party") return CopyOrigin::kThirdParty;
  if (word == "own-scan") return CopyOrigin::kOwnScan;
  return std::nullopt;
}

}  // namespace

void add_obtained_options(CLI::App& command, ObtainedOptions& options) {
  CLI::Option_group& group = *command.add_option_group(kObtainedGroup);
  group.add_option("--source-url", options.source_url, "Where they were fetched");
  group
      .add_option("--retrieved-at", options.retrieved_at,
                  "When they were fetched: 2025-03-18T20:15:00Z, or a date in EDTF")
      ->type_name("TIME");
  group.add_option("--copy", options.copy, "Who made the copy: official, third-party, own-scan")
      ->check(CLI::IsMember({"official", "third-party", "own-scan"}))
      ->type_name("WHO");
  CLI::Option& headers =
      *group.add_option("--http-headers", options.http_headers,
                        "What the server said, as `curl --dump-header` writes it; for one file");
  headers.check(is_not_empty())->type_name("FILE");
  group
      .add_option("--warc", options.warc,
                  "The web archive that holds them, WARC 1.0 or 1.1, plain or gzip")
      ->check(is_not_empty())
      ->excludes(&headers)
      ->type_name("FILE");
  group
      .add_option("--virus-scanner", options.virus_scanner,
                  "A program that is run with each file: 0 means clean, 1 not, as clamscan says")
      ->check(CLI::ExistingFile)
      ->type_name("PROGRAM");
  group
      .add_option("--checksums", options.checksum_lists,
                  "Checksums that came with them: SHA256SUMS, md5sums.txt; can be given again")
      ->check(is_not_empty())
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("FILE");
}

archive::ObtainedFrom obtained_from(const ObtainedOptions& options) {
  const std::string& time = options.retrieved_at;
  if (!time.empty() && !Instant::parse(time) && !EdtfDate::parse(time)) {
    throw Error(ErrorKind::kUsage, "'" + time + "' is no time",
                "write it as 2025-03-18T20:15:00Z, or as a date in EDTF: 2025-03-18, 2011-03");
  }
  return {options.source_url,
          time,
          copy_origin(options.copy),
          options.http_headers,
          options.warc,
          {options.checksum_lists.begin(), options.checksum_lists.end()}};
}

}  // namespace palimpsest::cli
