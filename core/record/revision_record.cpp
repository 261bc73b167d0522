#include "record/revision_record.hpp"

#include "record/json.hpp"
#include "record/provenance_json.hpp"
#include "record/schema.hpp"
#include "record/values.hpp"

namespace palimpsest::record {
namespace {

constexpr RecordForm kRevisionForm = {"the revision record", "revision.schema.json"};
constexpr RecordForm kReleaseForm = {"the release record", "release.schema.json"};
constexpr const char* kRecordPages = "pages_of_record";
constexpr const char* kFormerRedactions = "former_redactions";

using record::to_json;  // the shared values beside those of this file

Json to_json(const Observed& observed) {
  Json value = {{"sha256", observed.digests.sha256.hex()},
                {"sha512", observed.digests.sha512},
                {"size", observed.digests.size},
                {"page_count", observed.page_count},
                {"tooling", Json(observed.tooling)}};
  put_known(value, "pdf_version", observed.pdf_version);
  put_known(value, "producer", observed.producer);
  if (observed.tooling.empty()) value["tooling"] = Json::object();
  for (const auto& [file, sha256] : observed.derived) value["derived"][file] = sha256.hex();
  return value;
}

std::map<std::string, Sha256> read_derived(const Json& observed) {
  std::map<std::string, Sha256> derived;
  if (!observed.contains("derived")) return derived;
  for (const auto& [file, sha256] : observed.at("derived").items()) {
    derived.emplace(file, read_sha256(sha256, "observed.derived"));
  }
  return derived;
}

Observed read_observed(const Json& value) {
  return {{read_sha256(value.at("sha256"), "observed.sha256"),
           value.at("sha512").get<std::string>(), value.at("size").get<std::uint64_t>()},
          value.at("page_count").get<int>(),
          known_text(value, "pdf_version"),
          known_text(value, "producer"),
          value.at("tooling").get<std::map<std::string, std::string>>(),
          read_derived(value)};
}

std::optional<RecordPages> read_record_pages(const Json& value) {
  const auto range = read_range(value, kRecordPages);
  if (!range) return std::nullopt;
  const Json& numbers = value.at(kRecordPages);
  const int of = numbers.size() > 2 ? numbers.at(2).get<int>() : 0;
  if (of != 0 && of < range->last) refuse(kRecordPages, "has fewer pages than its last one");
  return RecordPages{*range, of};
}

void put_record_pages(Json& owner, const std::optional<RecordPages>& pages) {
  if (!pages) return;
  put_range(owner, kRecordPages, pages->range);
  if (pages->of != 0) owner[kRecordPages].push_back(pages->of);
}

std::vector<FormerRedaction> read_former_redactions(const Json& owner) {
  std::vector<FormerRedaction> redactions;
  if (!owner.contains(kFormerRedactions)) return redactions;
  for (const Json& each : owner.at(kFormerRedactions)) {
    redactions.push_back({each.at("page").get<int>(), each.at("id").get<std::string>(),
                          read_region(each.at("region"), kFormerRedactions)});
  }
  return redactions;
}

void put_former_redactions(Json& owner, const std::vector<FormerRedaction>& redactions) {
  for (const FormerRedaction& each : redactions) {
    owner[kFormerRedactions].push_back(
        {{"page", each.page}, {"id", each.id}, {"region", to_json(each.region)}});
  }
}

Revision read_revision(const Json& value) {
  return {
      DocumentId(value.at("document").get<std::string>()),
      RevisionFolder(value.at("folder").get<std::string>()),
      read_role(value.at("role")),
      read_name<IdWitness>(value.at("id_witness"), "id_witness"),
      read_observed(value.at("observed")),
      read_claimed(value.at("claimed")),
      read_findings(value.at("findings")),
      {},
      read_range(value, "pages_of_file"),
      value.contains("evidence") ? read_evidence(value.at("evidence")) : std::vector<Evidence>{},
      read_record_pages(value),
      read_former_redactions(value)};
}

Release read_release(const Json& value) {
  Release release{ReleaseId(value.at("id").get<std::string>()),
                  known_text(value, "agency"),
                  known_text(value, "authority"),
                  known_text(value, "series"),
                  known_text(value, "source"),
                  std::nullopt};
  if (value.contains("date")) {
    release.date = EdtfDate::parse(value.at("date").get_ref<const std::string&>());
    if (!release.date) refuse("date", "is no EDTF date");
  }
  return release;
}

}  // namespace

std::string revision_to_json(const Revision& revision) {
  Json value = {
      {"document", revision.document.text()},   {"folder", revision.folder.text()},
      {"role", to_json(revision.role)},         {"id_witness", name_of(revision.id_witness)},
      {"observed", to_json(revision.observed)}, {"claimed", claimed_json(revision.claimed)},
      {"findings", to_json(revision.findings)}};
  put_range(value, "pages_of_file", revision.range);
  put_record_pages(value, revision.record_pages);
  put_former_redactions(value, revision.former_redactions);
  if (!revision.evidence.empty()) value["evidence"] = evidence_json(revision.evidence);
  return checked_text(value, kRevisionForm);
}

Revision parse_revision(std::string_view text) {
  return read_record(text, kRevisionForm, read_revision);
}

std::string release_to_json(const Release& release) {
  return checked_text(to_json(release), kReleaseForm);
}

Release parse_release(std::string_view text) {
  return read_record(text, kReleaseForm, read_release);
}

}  // namespace palimpsest::record
