// The rows of one edit, put into the records that they change.
#pragma once

#include "archive/actor.hpp"
#include "archive/edit/edited_records.hpp"
#include "archive/edit/fields.hpp"
#include "archive/edit/said_state.hpp"
#include "archive/identity/known_names.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/edit.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Whether an edit may make the documents and releases that it names: for placeholders.
enum class EditScope { kKnownDocuments, kNewDocuments };

// The values that a row gives to one field.
struct FieldValues {
  const Field* field = nullptr;
  std::vector<std::string> values;
};

class ValuesEdit {
 public:
  // Refers to its arguments, which must outlive it.
  ValuesEdit(const store::Store& store, const Catalogue& catalogue, const Actor& actor,
             EditScope scope)
      : store_(store), catalogue_(catalogue), actor_(actor), scope_(scope), records_(catalogue) {}

  // Throws Error(usage) or Error(input) for a row that cannot be meant; the records may then hold a
  // part of it.
  void add(const EditRow& row);

  [[nodiscard]] std::vector<store::TreeEdit> tree_edits(Act& act) const;

  [[nodiscard]] std::vector<ChangedValue> take_changes() { return std::move(changes_); }

 private:
  [[nodiscard]] const KnownNames& names() const;
  [[nodiscard]] DocumentId document_of(const EditTarget& target) const;
  [[nodiscard]] ReleaseId release_in(const EditTarget& target) const;
  [[nodiscard]] StateClaim claim_of(const ReleaseId& release, const std::string& state,
                                    const std::string& value,
                                    const std::optional<StateEvidence>& evidence);
  void set_facts(const DocumentId& id, std::vector<FieldValues> fields);
  void set_state(const EditRow& row, const std::vector<FieldValues>& fields);
  void set_read(const EditRow& row, const std::vector<FieldValues>& fields);
  void set_words(const EditRow& row);
  void set_one(const EditTarget& target, const std::optional<Region>& place, RevisionEdits& edits,
               const FieldValues& given, const std::string& machine);

  const store::Store& store_;
  const Catalogue& catalogue_;
  mutable std::optional<KnownNames> names_;
  const Actor& actor_;
  EditScope scope_;
  EditedRecords records_;
  PersonMark mark_;  // of the row that is added
  std::set<ReleaseId> new_releases_;
  std::set<Sha256> left_evidence_;                    // of states that are said otherwise now
  std::map<DocumentId, const Document*> restricted_;  // or lifted; records of records_
  std::vector<ChangedValue> changes_;
};

}  // namespace palimpsest::archive
