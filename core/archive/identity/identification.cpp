#include "archive/identity/identification.hpp"

#include "archive/import/import_plan.hpp"

#include <utility>

namespace palimpsest::archive {

Identification::Identification(const store::Store& store, IdentityOptions options,
                               const std::string& own_table)
    : options_(std::move(options)), table_(own_table), known_(store) {}

IdEvidence Identification::evidence_of(const DocumentReading& reading,
                                       const std::optional<DocumentId>& requested) const {
  IdEvidence evidence{reading.file,
                      options_.name_use,
                      requested,
                      reading.facts.identifiers,
                      static_cast<int>(reading.pages.size()),
                      reading.digests->sha256};
  for (const ReadPage& read : reading.pages) {
    evidence.identifiers.insert(evidence.identifiers.end(), read.page.identifiers.begin(),
                                read.page.identifiers.end());
  }
  return evidence;
}

std::optional<DocumentId> Identification::holder_of(const Catalogue& catalogue,
                                                    const DocumentReading& reading,
                                                    const FileTarget& target) {
  const IdEvidence evidence = evidence_of(reading, target.document);
  const Sha256& sha256 = *evidence.sha256;
  if (!is_decided_by_name(evidence, table_)) return known_.document_with(sha256, target.release);
  const DocumentId id = choose_id(evidence, table_, known_).id;
  const bool is_held = choose_place(catalogue, id, target.release, sha256, reading.range).is_held;
  return is_held ? std::optional(id) : std::nullopt;
}

ChosenId Identification::choose(const Catalogue& catalogue, const DocumentReading& reading,
                                const FileTarget& target) {
  const auto holder = reading.pages.empty() ? holder_of(catalogue, reading, target) : std::nullopt;
  ChosenId chosen = choose_id(evidence_of(reading, target.document), table_, known_);
  if (holder) chosen.id = *holder;
  return chosen;
}

ChosenId Identification::choose_part(const DocumentReading& part) const {
  IdEvidence evidence = evidence_of(part, std::nullopt);
  evidence.name_use = NameUse::kIgnored;
  return choose_id(evidence, table_, known_);
}

std::vector<FoundRecord> Identification::records_to_split(const DocumentReading& reading,
                                                          const FileTarget& target) const {
  if (options_.split == SplitMode::kNever || target.document || reading.failure) return {};
  std::vector<FoundRecord> records = find_records(reading.pages);
  if (records.empty()) return {};
  const bool is_split = options_.split == SplitMode::kAuto ||
                        (options_.ask_split && options_.ask_split(reading.file, records));
  return is_split ? records : std::vector<FoundRecord>{};
}

}  // namespace palimpsest::archive
