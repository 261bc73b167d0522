#include "archive/edit/values_edit.hpp"

#include "archive/access/restriction.hpp"
#include "archive/edit/edited_pages.hpp"
#include "archive/edit/redaction_choice.hpp"
#include "archive/tree/cited_evidence.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

// Written to records: never rename. The source of what a person says.
constexpr const char* kPerson = "person";

std::string joined_values(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : "; ") + value;
  return all;
}

EditLevel level_of(const EditTarget& target) {
  if (!target.redaction.empty()) return EditLevel::kRedaction;
  if (target.page > 0) return EditLevel::kPage;
  return target.release.empty() ? EditLevel::kDocument : EditLevel::kRelease;
}

const char* level_words(EditLevel level) {
  switch (level) {
    case EditLevel::kDocument:
      return "a document";
    case EditLevel::kRelease:
      return "a document in a release";
    case EditLevel::kPage:
      return "a page";
    case EditLevel::kRedaction:
      break;
  }
  return "a redaction";
}

// Returns the values of each field together, in the order in which the fields came.
std::vector<FieldValues> checked_values(const EditRow& row) {
  const EditLevel level = level_of(row.target);
  std::vector<FieldValues> fields;
  for (const FieldValue& each : row.values) {
    const Field* field = find_field(level, each.field);
    if (field == nullptr) {
      throw Error(ErrorKind::kUsage,
                  "'" + each.field + "' is nothing that can be set of " + level_words(level),
                  "these can: " + field_names(level));
    }
    auto known = std::find_if(fields.begin(), fields.end(),
                              [&](const FieldValues& other) { return other.field == field; });
    const bool is_new = known == fields.end();
    if (!is_new && field->form != FieldForm::kList) {
      throw Error(ErrorKind::kUsage, "'" + each.field + "' has one value and was given two");
    }
    if (is_new) known = fields.insert(fields.end(), {field, {}});
    for (std::string& value : values_in(*field, each.value)) {
      known->values.push_back(std::move(value));
    }
  }
  return fields;
}

const FieldValues* given(const std::vector<FieldValues>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldValues& each) {
    return each.field->name == name;
  });
  return found == fields.end() ? nullptr : &*found;
}

// A release that is called by its day has this day.
std::optional<EdtfDate> date_in(const ReleaseId& release) {
  return EdtfDate::parse(release.text());
}

const Page& page_of(const Revision& revision, int number) {
  if (number <= static_cast<int>(revision.pages.size())) {
    return revision.pages[static_cast<std::size_t>(number - 1)];
  }
  throw Error(ErrorKind::kInput, revision.document.text() + "@" + revision.folder.text() + " has " +
                                     counted(revision.pages.size(), "page"));
}

// What a person says of a state, and why, is one value: "missing: lost in 1974".
std::string state_text(const FieldValues& state, const FieldValues* reason) {
  const std::string text = joined_values(state.values);
  const bool has_reason = !text.empty() && reason != nullptr && !reason->values.empty();
  return has_reason ? text + ": " + joined_values(reason->values) : text;
}

}  // namespace

void ValuesEdit::add(const EditRow& row) {
  const std::vector<FieldValues> fields = checked_values(row);
  mark_ = row.mark.value_or(PersonMark{actor_.operator_name, actor_.time});
  if (row.words) return set_words(row);
  switch (level_of(row.target)) {
    case EditLevel::kDocument:
      return set_facts(document_of(row.target), fields);
    case EditLevel::kRelease:
      return set_state(row, fields);
    case EditLevel::kPage:
    case EditLevel::kRedaction:
      return set_read(row, fields);
  }
}

std::vector<store::TreeEdit> ValuesEdit::tree_edits(Act& act) const {
  for (const auto& [id, document] : restricted_) check_restriction(*document);
  std::vector<store::TreeEdit> edits = records_.tree_edits(act);
  for (const Sha256& sha256 : left_evidence_) {
    drop_uncited(catalogue_, evidence_path(sha256), edits);
  }
  for (const ReleaseId& release : new_releases_) {
    edits.push_back({release_record_path(release),
                     record::release_to_json({release, {}, {}, {}, {}, date_in(release)})});
  }
  return edits;
}

// Thousands of aliases are looked up in an index that is opened once, and ids in none: what lags
// behind in it would have to be read first.
const KnownNames& ValuesEdit::names() const {
  if (!names_) names_.emplace(store_);
  return *names_;
}

DocumentId ValuesEdit::document_of(const EditTarget& target) const {
  if (is_valid_id(target.document) && catalogue_.document(DocumentId(target.document))) {
    return DocumentId(target.document);
  }
  if (const auto known = names().document_called(target.document)) return *known;
  auto found = look_up_document(catalogue_, target.document);
  if (found) return std::move(*found);
  if (scope_ == EditScope::kNewDocuments && is_valid_id(target.document)) {
    return DocumentId(target.document);
  }
  throw Error(ErrorKind::kInput, "the archive holds no document '" + target.document + "'",
              "`palimpsest list` shows what it holds");
}

void ValuesEdit::set_facts(const DocumentId& id, std::vector<FieldValues> fields) {
  Document& document = records_.document(id);
  const FieldValues* access = given(fields, kAccessFact);
  if (access != nullptr) {
    for (const char* name : facts_gone_with(access->values, document, audience_at(actor_.time))) {
      if (given(fields, name) == nullptr) {
        fields.push_back({find_field(EditLevel::kDocument, name), {}});
      }
    }
  }
  for (const char* name : kRestrictionFacts) {
    if (given(fields, name) != nullptr) restricted_[id] = &document;
  }
  for (const auto& [field, values] : fields) {
    const std::string name(field->name);
    std::vector<std::string> before;
    std::string machine;
    for (const Fact& fact : document.metadata) {
      if (fact.name != name) continue;
      if (fact.source.person) before.push_back(fact.value);
      if (!fact.source.person) machine = fact.value;
    }
    if (before == values) continue;
    std::vector<Fact> facts;
    for (const std::string& value : values) {
      const auto date = field->form == FieldForm::kDate ? EdtfDate::parse(value) : std::nullopt;
      facts.push_back({name, value, date, {kPerson, {}, "", {}, {}, mark_}});
    }
    set_person_facts(document, name, facts);
    changes_.push_back({id.text(), name, joined_values(before), joined_values(values), machine});
  }
}

void ValuesEdit::set_state(const EditRow& row, const std::vector<FieldValues>& fields) {
  const FieldValues* state = given(fields, "state");
  if (state == nullptr) {
    throw Error(ErrorKind::kUsage, "a reason belongs to a state",
                "write state=withheld_in_full, or another, beside it");
  }
  const ReleaseId release = release_in(row.target);
  const DocumentId id = document_of(row.target);
  const std::string after = state_text(*state, given(fields, "reason"));
  if (after.empty() && row.evidence) {
    throw Error(ErrorKind::kUsage, "evidence belongs to a state", "say which state it shows");
  }
  if (after.empty() && !catalogue_.document(id)) return;  // nothing is said of nothing
  Document& document = records_.document(id);
  const SaidState before = said_state(document, release);
  const bool is_shown_anew = row.evidence && row.evidence != before.evidence;
  if (before.value == after && !is_shown_anew) return;
  left_evidence_.merge(take_said_state(document, release));
  if (!after.empty()) {
    (void)add_state(document, claim_of(release, state->values[0], after, row.evidence));
  }
  const std::string target = document.id.text() + "@" + release.text();
  for (ChangedValue& change : state_changes(target, before, {after, row.evidence, ""})) {
    changes_.push_back(std::move(change));
  }
}

StateClaim ValuesEdit::claim_of(const ReleaseId& release, const std::string& state,
                                const std::string& value,
                                const std::optional<StateEvidence>& evidence) {
  const auto known = catalogue_.release(release);
  if (!known) new_releases_.insert(release);
  const auto day = known ? known->date : date_in(release);
  Source source{kPerson, {}, "", release, day, mark_};
  if (evidence) {
    source.evidence = evidence->sha256;
    source.place = evidence->file_name;
  }
  return {release,
          StateTime::kSince,
          parse_name<ReleaseState>(state).value_or(ReleaseState::kUnknown),
          value,
          "",
          std::move(source)};
}

ReleaseId ValuesEdit::release_in(const EditTarget& target) const {
  if (!is_valid_id(target.release)) {
    throw Error(ErrorKind::kUsage, "'" + target.release + "' cannot be the id of a release");
  }
  ReleaseId release(target.release);
  const bool is_known = catalogue_.release(release).has_value();
  if (is_known || scope_ == EditScope::kNewDocuments) return release;
  throw Error(ErrorKind::kInput, "the archive knows no release '" + target.release + "'",
              "`palimpsest placeholder` makes one");
}

void ValuesEdit::set_read(const EditRow& row, const std::vector<FieldValues>& fields) {
  const EditTarget& target = row.target;
  if (target.release.empty() || target.page < 1) {
    throw Error(ErrorKind::kUsage,
                "'" + target.text() + "' does not say on which page of which release",
                "write DOCUMENT@RELEASE/PAGE#REDACTION");
  }
  (void)document_of(target);
  const FoundPlace found =
      find_place(catalogue_, {target.document, target.release, target.page, ""});
  const RevisionName name{found.document, found.folder.value()};
  const Page& page = page_of(records_.revision(name), found.page.value());
  RevisionEdits& edits = records_.edits(name);
  ChosenRedaction chosen;
  if (!target.redaction.empty()) {
    const FieldValues* said = given(fields, "region");
    const bool has_region = said != nullptr && !said->values.empty();
    const auto region = has_region ? parse_region_value(said->values.front()) : std::nullopt;
    chosen = choose_redaction(page, edits, row, region);
  }
  for (const FieldValues& each : fields) {
    set_one({name.document.text(), name.folder.text(), page.number, chosen.id}, chosen.place, edits,
            each, chosen.machine[std::string(each.field->name)]);
  }
}

void ValuesEdit::set_one(const EditTarget& target, const std::optional<Region>& place,
                         RevisionEdits& edits, const FieldValues& given,
                         const std::string& machine) {
  const std::string field(given.field->name);
  const PersonValue* known = find_value(edits, target.page, target.redaction, field);
  const std::string before = known ? known->value : "";
  const std::string after = joined_values(given.values);
  if (before == after) return;
  if (after.empty()) {
    (void)remove_value(edits, target.page, target.redaction, field);
  } else {
    set_value(edits, {target.page, target.redaction, field, after, place, mark_});
  }
  changes_.push_back({target.text(), field, before, after, machine});
}

void ValuesEdit::set_words(const EditRow& row) {
  (void)document_of(row.target);
  const FoundPlace found =
      find_place(catalogue_, {row.target.document, row.target.release, row.words->page, ""});
  const RevisionName name{found.document, found.folder.value()};
  auto& known = records_.edits(name).checked_words;
  CheckedWords words = *row.words;
  words.page = found.page.value();
  words.mark = mark_;
  if (std::find(known.begin(), known.end(), words) != known.end()) return;
  changes_.push_back({name.text() + "/" + std::to_string(words.page), "words", "", words.text, ""});
  known.push_back(std::move(words));
}

}  // namespace palimpsest::archive
