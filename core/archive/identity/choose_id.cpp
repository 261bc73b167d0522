#include "archive/identity/choose_id.hpp"

#include "base/error.hpp"
#include "identify/forms/form_fields.hpp"
#include "identify/identifiers/own_id.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kDigestDigits = 12;  // of an id that rests on the bytes alone
constexpr double kDecisiveWeight = 0.95;   // of a number in a name, which no page can outweigh

// A number that is nothing but digits says what it is only with its system before it.
DocumentId id_of(const Identifier& number) {
  const bool is_bare = number.text.find_first_not_of("0123456789") == std::string::npos;
  const auto id = cleaned_id(is_bare ? identify::alias_of(number) : number.text);
  if (!id) {
    throw Error(ErrorKind::kInput, "no document id can be made of the number " + number.text,
                "say it with --document");
  }
  return DocumentId(*id);
}

// Whether the id of a document is another number of the same system.
bool is_called_otherwise(const DocumentId& document, const Identifier& number,
                         const identify::Identifiers& table) {
  const std::vector<Identifier> own = table.in_file_name(document.text());
  return std::any_of(own.begin(), own.end(), [&](const Identifier& each) {
    return each.system == number.system && each.text != number.text;
  });
}

std::size_t letter_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](unsigned char c) {
    const bool begins_a_character = c >= 0xC0;
    return std::isalnum(c) != 0 || begins_a_character;
  }));
}

// An id that kept less than half of the name's letters could be that of many other files.
std::optional<std::string> id_of_name(const std::string& stem) {
  auto id = cleaned_id(stem);
  if (id && 2 * letter_count(*id) < letter_count(stem)) return std::nullopt;
  return id;
}

std::vector<Identifier> numbers_in_name(const IdEvidence& evidence,
                                        const identify::Identifiers& table) {
  if (evidence.name_use == NameUse::kIgnored) return {};
  return table.in_file_name(evidence.file.filename().string());
}

std::vector<Identifier> all_identifiers(const IdEvidence& evidence,
                                        const identify::Identifiers& table) {
  std::vector<Identifier> all = numbers_in_name(evidence, table);
  all.insert(all.end(), evidence.identifiers.begin(), evidence.identifiers.end());
  return all;
}

identify::OwnId weighed(const IdEvidence& evidence, const identify::Identifiers& table) {
  return identify::weigh_numbers(all_identifiers(evidence, table), evidence.page_count, table);
}

std::string witness_text(const Identifier& number) {
  const std::string page = number.page ? "page " + std::to_string(*number.page) : "a page";
  switch (number.witness) {
    case IdWitness::kFormField:
      return "the form on " + page;
    case IdWitness::kFooter:
      return "the footer of " + page;
    case IdWitness::kStamp:
      return "a stamp on " + page;
    case IdWitness::kEdge:
      return "the edge of " + page;
    case IdWitness::kText:
      return "the text of " + page;
    case IdWitness::kMetadata:
      return "the file's own metadata";
    case IdWitness::kUser:
      return "--document";
    case IdWitness::kList:
      return "the list";
    case IdWitness::kSheet:
      return "a withdrawal sheet";
    case IdWitness::kFileName:
    case IdWitness::kCleanedFileName:
    case IdWitness::kAlias:
    case IdWitness::kDigest:
      return "the file name";
  }
  return page;
}

Finding finding_of(FindingKind kind, const std::string& message, const Identifier& number) {
  return {kind, message, number.page, number.region, 0};
}

// Two forms on two pages are two records; any other two numbers contradict each other.
void add_rivals(const identify::OwnId& own, ChosenId& chosen) {
  const Identifier& first = own.numbers.front().best;
  std::string several;
  for (const Identifier& rival : own.rivals) {
    const bool is_other_form = first.witness == IdWitness::kFormField &&
                               rival.witness == IdWitness::kFormField && first.page != rival.page;
    if (is_other_form) {
      several += ", " + rival.text + " (page " + std::to_string(rival.page.value_or(0)) + ")";
      continue;
    }
    chosen.findings.push_back(finding_of(FindingKind::kIdConflict,
                                         witness_text(first) + " says " + first.text + ", " +
                                             witness_text(rival) + " says " + rival.text,
                                         rival));
  }
  if (several.empty()) return;
  chosen.findings.push_back(
      finding_of(FindingKind::kSeveralRecords,
                 "the file holds the forms of several documents: " + first.text + " (page " +
                     std::to_string(first.page.value_or(0)) + ")" + several,
                 first));
}

void add_alias(const std::string& alias, ChosenId& chosen) {
  const bool is_known =
      alias == chosen.id.text() ||
      std::find(chosen.aliases.begin(), chosen.aliases.end(), alias) != chosen.aliases.end();
  if (!is_known) chosen.aliases.push_back(alias);
}

// What a person calls another record than the pages do is a correction, and their number no alias.
ChosenId requested_id(const IdEvidence& evidence, const identify::OwnId& own) {
  ChosenId chosen{*evidence.requested, IdWitness::kUser, {}, {}};
  if (own.numbers.empty()) return chosen;
  const Identifier& best = own.numbers.front().best;
  if (best.system == "rif" && best.text != chosen.id.text()) {
    if (best.witness == IdWitness::kFileName) return chosen;
    chosen.findings.push_back(finding_of(
        FindingKind::kIdConflict,
        "--document says " + chosen.id.text() + ", " + witness_text(best) + " says " + best.text,
        best));
    return chosen;
  }
  add_alias(identify::alias_of(best), chosen);
  return chosen;
}

// What the archive knows of a number and those beside it.
struct Joined {
  std::optional<DocumentId> document;
  std::vector<Finding> findings;
};

// The archive may know the document by another of its numbers. A number that belongs to a document
// with another one of the same system joins nothing: it was misread, or stands for several records.
Joined joined_document(const Identifier& best, const identify::OwnId& own,
                       const identify::Identifiers& table, const KnownNames& known) {
  Joined joined;
  joined.document = known.document_called(id_of(best).text());
  if (!joined.document) joined.document = known.document_called(identify::alias_of(best));
  for (const Identifier& alias : own.aliases) {
    if (joined.document || alias.kind != IdentifierKind::kDocument) continue;
    const auto found = known.document_called(identify::alias_of(alias));
    if (!found) continue;
    if (!is_called_otherwise(*found, best, table)) {
      joined.document = found;
    } else {
      joined.findings.push_back(finding_of(
          FindingKind::kIdConflict,
          witness_text(best) + " says " + best.text + ", and the archive knows " +
              identify::alias_of(alias) + " on " + witness_text(alias) + " as " + found->text(),
          alias));
    }
  }
  return joined;
}

ChosenId id_of_number(const identify::OwnId& own, const identify::Identifiers& table,
                      const KnownNames& known) {
  const Identifier& best = own.numbers.front().best;
  Joined joined = joined_document(best, own, table, known);
  const bool is_other = joined.document && *joined.document != id_of(best);
  ChosenId chosen{joined.document.value_or(id_of(best)),
                  is_other ? IdWitness::kAlias : best.witness,
                  {},
                  std::move(joined.findings)};
  if (best.text != chosen.id.text()) add_alias(identify::alias_of(best), chosen);
  add_rivals(own, chosen);
  if (best.witness == IdWitness::kText || best.witness == IdWitness::kMetadata) {
    chosen.findings.push_back(
        finding_of(FindingKind::kIdUnsure,
                   "only " + witness_text(best) + " names " + best.text + " as its number", best));
  }
  return chosen;
}

ChosenId unnumbered_id(const IdEvidence& evidence) {
  const bool may_use_name = evidence.name_use == NameUse::kUsed;
  const auto id = may_use_name ? id_of_name(evidence.file.stem().string()) : std::nullopt;
  const auto unsure = [](const std::string& message) {
    return std::vector<Finding>{{FindingKind::kIdFromFileName, message, {}, {}, 0}};
  };
  if (id) {
    return {DocumentId(*id),
            IdWitness::kCleanedFileName,
            {},
            unsure((evidence.page_count > 0 ? "neither the file name nor a page shows"
                                            : "the file name does not show") +
                   std::string(" the number of a record; the document is filed as ") + *id)};
  }
  if (may_use_name || !evidence.sha256) {
    throw Error(ErrorKind::kInput,
                "no document id can be made of the file name " + evidence.file.string(),
                "say it with --document");
  }
  const std::string digest = "sha256-" + evidence.sha256->hex().substr(0, kDigestDigits);
  return {DocumentId(digest),
          IdWitness::kDigest,
          {},
          unsure("no page shows the number of a record; the document is filed as " + digest)};
}

}  // namespace

ChosenId choose_id(const IdEvidence& evidence, const identify::Identifiers& table,
                   const KnownNames& known) {
  const identify::OwnId own = weighed(evidence, table);
  ChosenId chosen = evidence.requested    ? requested_id(evidence, own)
                    : own.numbers.empty() ? unnumbered_id(evidence)
                                          : id_of_number(own, table, known);
  for (const Identifier& alias : own.aliases) add_alias(identify::alias_of(alias), chosen);
  return chosen;
}

ChosenId choose_id(const std::filesystem::path& file, const std::optional<DocumentId>& requested,
                   const KnownNames& known) {
  static const identify::Identifiers table;
  return choose_id({file, NameUse::kUsed, requested, {}, 0, {}}, table, known);
}

ChosenId choose_named(const std::string& cell, const KnownNames& known) {
  ChosenId chosen = choose_id(cell + ".pdf", std::nullopt, known);
  if (chosen.witness != IdWitness::kCleanedFileName) return chosen;
  if (const auto cleaned = cleaned_id(cell)) chosen.id = DocumentId(*cleaned);
  if (const auto called = known.document_called(cell)) chosen.id = *called;
  return chosen;
}

std::optional<ChosenId> numbered_id(const IdEvidence& evidence, const identify::Identifiers& table,
                                    const KnownNames& known) {
  if (weighed(evidence, table).numbers.empty()) return std::nullopt;
  return choose_id(evidence, table, known);
}

bool is_decided_by_name(const IdEvidence& evidence, const identify::Identifiers& table) {
  if (evidence.requested) return true;
  const std::vector<Identifier> numbers = numbers_in_name(evidence, table);
  return !numbers.empty() && table.weight_of(numbers.front()) >= kDecisiveWeight;
}

std::vector<Identifier> own_evidence(const Page& page) {
  std::vector<Identifier> own = page.identifiers;
  if (!page.form || page.form->kind != FormKind::kRecordForm) return own;
  std::erase_if(own, [&](const Identifier& each) {
    if (each.witness != IdWitness::kText || !each.region) return false;
    return std::any_of(page.form->fields.begin(), page.form->fields.end(), [&](const auto& field) {
      return !identify::is_number_field(field.name) && field.region.contains(each.region->center());
    });
  });
  return own;
}

std::vector<Identifier> ranked_identifiers(const IdEvidence& evidence,
                                           const identify::Identifiers& table) {
  std::vector<Identifier> all = all_identifiers(evidence, table);
  const identify::OwnId own = identify::weigh_numbers(all, evidence.page_count, table);
  const auto rank = [&](const Identifier& each) {
    const auto found =
        std::find_if(own.numbers.begin(), own.numbers.end(), [&](const auto& number) {
          return number.best.system == each.system && number.best.text == each.text;
        });
    return found - own.numbers.begin();
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Identifier& a, const Identifier& b) { return rank(a) < rank(b); });
  return all;
}

}  // namespace palimpsest::archive
