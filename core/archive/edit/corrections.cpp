#include "archive/edit/corrections.hpp"

#include "archive/edit/edit_values.hpp"
#include "archive/edit/said_places.hpp"
#include "archive/edit/said_state.hpp"
#include "archive/edit/structure/repeated_act.hpp"
#include "archive/edit/structure/said_structure.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

// Collects what people say of one document after the other.
class Collection {
 public:
  explicit Collection(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void add(const DocumentId& id) {
    const auto document = catalogue_.document(id);
    if (!document) return;
    std::vector<Revision> revisions;
    for (const RevisionFolder& folder : catalogue_.folders(id)) {
      auto revision = catalogue_.revision(id, folder);
      if (revision) revisions.push_back(std::move(*revision));
    }
    add_facts(*document, revisions);
    for (const Revision& revision : revisions) add_revision(revision);
  }

  [[nodiscard]] std::vector<Correction> take() { return std::move(corrections_); }

 private:
  void add_facts(const Document& document, const std::vector<Revision>& revisions) {
    std::set<Sha256> originals;
    for (const Revision& revision : revisions) originals.insert(revision.observed.digests.sha256);
    const auto add_one = [&](EditTarget target, const std::string& field, const std::string& value,
                             const PersonMark& mark) {
      const bool continues = !corrections_.empty() && corrections_.back().row.target == target &&
                             corrections_.back().row.values.front().field == field;
      if (!continues) {
        corrections_.push_back(
            {{"", std::move(target), {}, mark}, {originals.begin(), originals.end()}});
      }
      corrections_.back().row.values.push_back({field, value});
    };
    for (const Fact& fact : document.metadata) {
      if (fact.source.person) {
        add_one({document.id.text(), "", 0, ""}, fact.name, fact.value, *fact.source.person);
      }
    }
    for (const StateClaim& claim : document.states) {
      if (!claim.source.person) continue;
      // Of two that a merge brought together the last one counts, here and there.
      corrections_.push_back({{"",
                               {document.id.text(), claim.release.text(), 0, ""},
                               {{"state", claim.value}},
                               claim.source.person},
                              {originals.begin(), originals.end()}});
      corrections_.back().row.evidence = evidence_of(claim);
    }
  }

  void add_revision(const Revision& revision) {
    const RevisionEdits edits = catalogue_.edits(revision.document, revision.folder);
    const Correction said{{}, {revision.observed.digests.sha256}, revision.range};
    const auto add_row = [&](EditRow row) {
      corrections_.push_back(said);
      corrections_.back().row = std::move(row);
    };
    const EditTarget target{revision.document.text(), revision.folder.text(), 0, ""};
    for (const PersonValue& value : edits.values) {
      EditRow row{"", target, {{value.field, value.value}}, value.mark, value.place};
      row.target.page = value.page;
      row.target.redaction = value.redaction;
      add_row(std::move(row));
    }
    for (const CheckedWords& words : edits.checked_words) {
      EditRow row{"", target, {}, words.mark, {}, words};
      row.target.page = words.page;
      add_row(std::move(row));
    }
  }

  const Catalogue& catalogue_;
  std::vector<Correction> corrections_;
};

// Says `correction` here; where it cannot be said, `refused` says why, and of what is not there
// `missing`.
template <class Say>
void attempt(const Correction& correction, std::vector<BadRow>& missing,
             std::vector<BadRow>& refused, Say say) {
  const std::string source = correction.row.source;
  try {
    say();
  } catch (const Error& error) {
    const bool is_about_row = error.kind() == ErrorKind::kInput ||
                              error.kind() == ErrorKind::kConflict ||
                              error.kind() == ErrorKind::kUsage;
    if (!is_about_row) throw;
    (error.kind() == ErrorKind::kInput ? missing : refused)
        .push_back({source, error.what(), error.hint()});
  }
}

// Whether the document bears the name already that it was given there. A name that it gets by an
// act of the same corrections is not meant: it may have had several, and the first again.
bool bears_name(const SaidPlaces& places, const Correction& correction) {
  const FieldValue& said = correction.row.values.front();
  if (said.field != kRenamedField) return false;
  const auto named = places.named(correction.row.target.document);
  return named && named == places.named(said.value);
}

// Returns the acts of structure that are not done here, in their order.
std::vector<Correction> acts_to_repeat(const store::Store& store,
                                       const std::vector<Correction>& corrections) {
  const SaidPlaces places(store);
  const std::set<std::string> done = acts_done(store);
  std::vector<Correction> acts;
  for (const Correction& correction : corrections) {
    if (!is_said_structure(correction) || done.contains(correction.act)) continue;
    if (!bears_name(places, correction)) acts.push_back(correction);
  }
  return acts;
}

// Whether the act is about files alone. A document without any may be unknown here until its values
// are said: under the name that it has in the end.
bool is_of_files(const Correction& act) {
  const bool is_merge = act.row.values.front().field == kMergedField;
  return !act.originals.empty() && !(is_merge && act.target_originals.empty());
}

void repeat(store::Store& store, const Correction& correction, const Actor& actor,
            ValuesOutcome& outcome) {
  const auto done = repeat_act(store, correction, actor);
  if (!done) return;
  const EditTarget& target = correction.row.target;
  const FieldValue& said = correction.row.values.front();
  outcome.act = done->act;
  outcome.commit = done->commit;
  outcome.changes.push_back(
      {target.text(), said.field, target.release.empty() ? target.text() : "", said.value, ""});
}

}  // namespace

std::vector<Correction> corrections_of(const store::Store& store, const Audience& audience) {
  const Catalogue catalogue(store, audience);
  Collection collection(catalogue);
  for (const DocumentId& id : catalogue.documents()) collection.add(id);
  std::vector<Correction> all = said_structure(store, audience);
  for (Correction& correction : collection.take()) all.push_back(std::move(correction));
  return all;
}

ValuesOutcome apply_corrections(store::Store& store, std::vector<Correction> corrections,
                                const Actor& actor) {
  ValuesOutcome acts;
  acts.rows = corrections.size();
  for (const Correction& act : acts_to_repeat(store, corrections)) {
    // A name that is another document's here stops all: what was said under it is not of that one.
    std::vector<BadRow>& missing = is_of_files(act) ? acts.bad : acts.skipped;
    attempt(act, missing, acts.bad, [&] { repeat(store, act, actor, acts); });
    if (!acts.bad.empty()) return acts;
  }
  std::erase_if(corrections, is_said_structure);
  const SaidPlaces places(store);
  std::vector<EditRow> rows;
  for (Correction& correction : corrections) {
    attempt(correction, acts.bad, acts.bad,
            [&] { rows.push_back(places.row_of(std::move(correction))); });
  }
  if (!acts.bad.empty()) return acts;
  ValuesOutcome outcome = edit_values(store, rows, actor, EditScope::kNewDocuments);
  outcome.rows = acts.rows;
  outcome.skipped = std::move(acts.skipped);
  outcome.changes.insert(outcome.changes.begin(), acts.changes.begin(), acts.changes.end());
  if (!outcome.commit) {
    outcome.act = acts.act;
    outcome.commit = acts.commit;
  }
  return outcome;
}

}  // namespace palimpsest::archive
