#include "archive/identity/identification.hpp"

#include "archive/forms/item_names.hpp"
#include "archive/import/import_plan.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

bool is_numbered(const ChosenId& chosen) {
  return chosen.witness != IdWitness::kCleanedFileName && chosen.witness != IdWitness::kDigest;
}

// A file with a number of its own is no item that has the number of another record.
bool may_be_called(const ChosenId& chosen, const DocumentId& item) {
  static const identify::Identifiers table;
  return !is_numbered(chosen) || table.in_file_name(item.text()).empty() ||
         item.text().find(kItemMark) != std::string::npos;
}

ChosenId chosen_item(const DocumentId& item, const ChosenId& chosen) {
  ChosenId joined{item, IdWitness::kSheet, chosen.aliases, chosen.findings};
  if (is_numbered(chosen)) joined.aliases.push_back(chosen.id.text());
  std::erase_if(joined.findings, [](const Finding& finding) {
    return finding.kind == FindingKind::kIdFromFileName;
  });
  return joined;
}

Finding may_be_item(const FittingItem& item) {
  return {FindingKind::kMayBeItem,
          "the file may be " + item.document.text() +
              ", which a withdrawal sheet names: " + item.match.reason +
              "; if it is, take it back and import it with --document " + item.document.text(),
          {},
          {},
          0};
}

}  // namespace

Identification::Identification(const store::Store& store, IdentityOptions options,
                               const std::string& own_table)
    : options_(std::move(options)), table_(own_table), known_(store), items_(store) {}

// A document that was renamed or merged is asked for by its old id, too.
std::optional<DocumentId> Identification::present_id(
    const std::optional<DocumentId>& requested) const {
  if (!requested) return std::nullopt;
  return known_.document_called(requested->text()).value_or(*requested);
}

IdEvidence Identification::evidence_of(const DocumentReading& reading,
                                       const std::optional<DocumentId>& requested) const {
  IdEvidence evidence{reading.file,
                      options_.name_use,
                      present_id(requested),
                      reading.facts.identifiers,
                      static_cast<int>(reading.pages.size()),
                      reading.digests->sha256};
  for (const ReadPage& read : reading.pages) {
    const std::vector<Identifier> own = own_evidence(read.page);
    evidence.identifiers.insert(evidence.identifiers.end(), own.begin(), own.end());
  }
  return evidence;
}

std::optional<DocumentId> Identification::holder_of(const Catalogue& catalogue,
                                                    const DocumentReading& reading,
                                                    const FileTarget& target) {
  const IdEvidence evidence = evidence_of(reading, target.document);
  const Sha256& sha256 = *evidence.sha256;
  const std::vector<DocumentId> candidates =
      is_decided_by_name(evidence, table_) ? std::vector{choose_id(evidence, table_, known_).id}
                                           : known_.documents_with(sha256, target.release);
  const auto holder = std::find_if(candidates.begin(), candidates.end(), [&](const auto& id) {
    return choose_place(catalogue, id, target.release, sha256, reading.range).is_held;
  });
  return holder == candidates.end() ? std::nullopt : std::optional(*holder);
}

bool Identification::is_held(const Catalogue& catalogue, const DocumentReading& reading,
                             const FileTarget& target) {
  const bool may_be_split = options_.split == SplitMode::kAuto && !target.document;
  return !may_be_split && holder_of(catalogue, reading, target).has_value();
}

ChosenId Identification::choose(const Catalogue& catalogue, const DocumentReading& reading,
                                const FileTarget& target) {
  if (const auto holder = holder_of(catalogue, reading, target)) {
    const ChosenPlace place =
        choose_place(catalogue, *holder, target.release, reading.digests->sha256, reading.range);
    return {*holder, catalogue.revision(*holder, place.folder)->id_witness, {}, {}};
  }
  return joined_to_item(choose_id(evidence_of(reading, target.document), table_, known_), reading,
                        target);
}

ChosenId Identification::choose_part(const DocumentReading& part, const FileTarget& target) {
  IdEvidence evidence = evidence_of(part, std::nullopt);
  evidence.name_use = NameUse::kIgnored;
  return joined_to_item(choose_id(evidence, table_, known_), part, target);
}

ChosenId Identification::joined_to_item(ChosenId chosen, const DocumentReading& reading,
                                        const FileTarget& target) {
  if (target.document || reading.pages.empty()) return chosen;
  const bool is_known = known_.document_called(chosen.id.text()).has_value();
  const std::vector<FittingItem> fitting = items_.fitting(reading, target.released);
  const auto sure = std::count_if(fitting.begin(), fitting.end(), [](const FittingItem& each) {
    return each.match.fit == ItemFit::kSure;
  });
  const bool joins = sure == 1 && !is_known && may_be_called(chosen, fitting.front().document);
  if (joins) return chosen_item(fitting.front().document, chosen);
  for (const FittingItem& each : fitting) {
    if (each.document != chosen.id) chosen.findings.push_back(may_be_item(each));
  }
  return chosen;
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
