#include "report/provenance_text.hpp"

#include "report/style.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

std::string checksum_text(const ClaimedChecksum& checksum) {
  const std::string text = std::string(name_of(checksum.kind)) +
                           (is_weak(checksum.kind) ? " (weak) " : " ") + checksum.value + " by " +
                           printable(checksum.source);
  if (!checksum.agrees) return text;
  return text + (*checksum.agrees ? ": agrees" : ": differs");
}

std::string evidence_text(const Evidence& evidence) {
  std::string kind(name_of(evidence.kind));
  std::replace(kind.begin(), kind.end(), '_', ' ');
  std::string text = kind + " " + evidence.sha256.hex();
  if (!evidence.file_name.empty()) text += ", from " + printable(evidence.file_name);
  if (!evidence.url.empty()) text += ", of " + printable(evidence.url);
  if (evidence.time) text += " at " + evidence.time->text();
  for (const std::string& agreed : evidence.agreed) text += "; " + printable(agreed) + " agrees";
  return text;
}

}  // namespace

std::string copy_origin_text(CopyOrigin copy) {
  switch (copy) {
    case CopyOrigin::kOfficial:
      return "the official copy";
    case CopyOrigin::kThirdParty:
      return "a third party's copy";
    case CopyOrigin::kOwnScan:
      break;
  }
  return "our own scan";
}

std::vector<std::vector<std::string>> provenance_rows(const Revision& revision) {
  const Claimed& claimed = revision.claimed;
  std::vector<std::vector<std::string>> rows;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) rows.push_back({std::string("  ") + name, value});
  };
  add("source", printable(claimed.source_url));
  add("retrieved", printable(claimed.retrieved_at));
  add("copy", claimed.copy ? copy_origin_text(*claimed.copy) : "");
  for (const ClaimedChecksum& checksum : claimed.checksums) {
    add("claimed", checksum_text(checksum));
  }
  for (const Evidence& evidence : revision.evidence) add("evidence", evidence_text(evidence));
  return rows;
}

}  // namespace palimpsest::report
