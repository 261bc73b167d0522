#include "archive/lists/row_claims.hpp"

#include "archive/identity/choose_id.hpp"
#include "base/error.hpp"
#include "exchange/checksum_list.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

using lists::ListField;
using lists::ListRow;
using lists::ListValue;

// What says where a row belongs, and nothing of its document.
const std::set<ListField> kPlacing = {ListField::kFile,    ListField::kRecord,
                                      ListField::kRelease, ListField::kReleaseDate,
                                      ListField::kState,   ListField::kFormerState};

std::string with_slashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

ChosenId id_of_row(const ListRow& row, const std::string& file_name, const KnownNames& known) {
  const std::string record = row.text(ListField::kRecord);
  if (record.empty()) return choose_id(file_name, std::nullopt, known);
  ChosenId chosen = choose_named(record, known);
  if (!file_name.empty()) {
    const ChosenId named = choose_id(file_name, chosen.id);
    chosen.aliases.insert(chosen.aliases.end(), named.aliases.begin(), named.aliases.end());
  }
  return chosen;
}

Release release_of_row(const ListRow& row, const std::optional<Release>& gap,
                       const Publisher& publisher) {
  const std::string named = row.text(ListField::kRelease);
  const ListValue* day = row.find(ListField::kReleaseDate);
  const auto date = day != nullptr ? day->date : std::nullopt;
  auto id = cleaned_id(!named.empty() ? named : date ? date->text() : "");
  if (!id && gap) return *gap;
  if (!id) {
    throw Error(ErrorKind::kInput, "it names no release and no day of release",
                "say the release of such rows with --release");
  }
  return {ReleaseId(*id),   publisher.agency, publisher.authority,
          publisher.series, publisher.source, date};
}

Source source_of(const ListFile& file, const RowClaim& claim) {
  return {"list " + file.name, file.digests.sha256, claim.row->place(), claim.release.id,
          claim.release.date};
}

}  // namespace

std::string RowClaim::file_name() const { return last_part(file); }

RowClaims claims_of(const ListFile& file, const std::optional<Release>& gap,
                    const KnownNames& known, const Publisher& publisher) {
  RowClaims result;
  for (const ListRow& row : file.list.rows) {
    try {
      const std::string path = with_slashes(row.text(ListField::kFile));
      ChosenId id = id_of_row(row, last_part(path), known);
      result.claims.push_back(
          {&row, id.id, std::move(id.aliases), release_of_row(row, gap, publisher), path});
    } catch (const Error& error) {
      result.unusable.push_back({row.place(), error.what()});
    }
  }
  for (const std::size_t number : file.list.skipped) {
    result.unusable.push_back(
        {"row " + std::to_string(number), "it names neither a record nor a file"});
  }
  return result;
}

std::vector<Fact> facts_of(const ListFile& file, const RowClaim& claim) {
  std::vector<Fact> facts;
  for (const auto& [field, value] : claim.row->values) {
    if (kPlacing.contains(field)) continue;
    facts.push_back({std::string(name_of(field)), value.text, value.date, source_of(file, claim)});
  }
  return facts;
}

std::vector<ClaimedChecksum> checksums_of(const ListFile& file, const RowClaim& claim) {
  constexpr std::array kColumns = {std::pair(ListField::kMd5, ChecksumKind::kMd5),
                                   std::pair(ListField::kSha1, ChecksumKind::kSha1),
                                   std::pair(ListField::kSha256, ChecksumKind::kSha256),
                                   std::pair(ListField::kSha512, ChecksumKind::kSha512)};
  std::vector<ClaimedChecksum> checksums;
  for (const auto& [field, kind] : kColumns) {
    const auto value = exchange::hexadecimal(claim.row->text(field));
    if (!value || value->size() != digit_count(kind)) continue;
    checksums.push_back({kind, *value, "list " + file.name + ", " + claim.row->place(), {}});
  }
  return checksums;
}

std::vector<StateClaim> states_of(const ListFile& file, const RowClaim& claim) {
  std::vector<StateClaim> states;
  const auto add = [&](StateTime time, const std::string& words) {
    states.push_back({claim.release.id, time,
                      lists::state_of(words).value_or(ReleaseState::kUnknown), words, claim.file,
                      source_of(file, claim)});
  };
  add(StateTime::kSince, claim.row->text(ListField::kState));
  const std::string former = claim.row->text(ListField::kFormerState);
  if (!former.empty()) add(StateTime::kUntil, former);
  return states;
}

}  // namespace palimpsest::archive
