#include "report/facts_text.hpp"

#include "base/counted.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace palimpsest::report {
namespace {

constexpr std::size_t kMostListChanges = 20;  // of a list, one a line; --json has all
constexpr std::size_t kMostUnused = 10;

std::string source_text(const Source& source) {
  const auto& person = source.person;
  std::string text = person ? person->by + ", " + person->at.text().substr(0, 10) : source.name;
  if (source.as_of && !person) text += " of " + source.as_of->text();
  if (!source.place.empty()) text += ", " + source.place;
  return printable(text);
}

std::string value_text(const Fact& fact) {
  const bool is_other_form = fact.date && fact.date->text() != fact.value;
  return printable(fact.value) + (is_other_form ? " = " + fact.date->text() : "");
}

// What the program or a list says stands beside what a person says.
void add_other_value(const Document& document, const std::string& name,
                     std::vector<std::vector<std::string>>& rows) {
  Document others = document;
  remove_sources(others, [](const Source& source) { return source.person.has_value(); });
  const Fact* other = newest_fact(others, name);
  if (other == nullptr) return;
  rows.push_back({"    beside it", value_text(*other), source_text(other->source)});
}

std::string newest_values_text(const Document& document) {
  std::vector<std::vector<std::string>> rows;
  std::set<std::string> names;
  for (const Fact& fact : document.metadata) {
    if (!names.insert(fact.name).second) continue;
    const Fact* newest = newest_fact(document, fact.name);
    if (newest == nullptr) continue;
    std::string value = value_text(*newest);
    for (const Fact* each : facts_that_count(document, fact.name)) {
      if (each != newest && newest->source.person) value += "; " + value_text(*each);
    }
    rows.push_back({"  " + printable(fact.name), value, source_text(newest->source)});
    if (newest->source.person) add_other_value(document, fact.name, rows);
  }
  return columns(rows);
}

std::string state_word(ReleaseState state) {
  switch (state) {
    case ReleaseState::kInFull:
      return "released in full";
    case ReleaseState::kInPart:
      return "released in part";
    case ReleaseState::kWithheldInFull:
      return "withheld in full";
    case ReleaseState::kUnknown:
      break;
  }
  return "state unknown";
}

std::string claim_text(const StateClaim& claim) {
  return state_word(claim.state) +
         (claim.value.empty() ? "" : " ('" + printable(claim.value) + "')");
}

std::string states_text(const Document& document) {
  std::vector<std::vector<std::string>> rows;
  for (const StateClaim& claim : document.states) {
    if (claim.value.empty()) continue;
    rows.push_back(
        {std::string("  ") + std::string(name_of(claim.time)) + " " + claim.release.text(),
         claim_text(claim), source_text(claim.source)});
  }
  return columns(rows);
}

std::string placeholders_text(const DocumentSummary& summary) {
  std::vector<std::vector<std::string>> rows;
  for (const StateClaim& claim : summary.placeholders) {
    rows.push_back({"  " + claim.release.text(), "no file here: " + claim_text(claim),
                    printable(claim.file_name), source_text(claim.source)});
  }
  return columns(rows);
}

std::string other_files_text(const Document& document) {
  std::vector<std::vector<std::string>> rows;
  for (const OtherFile& file : document.other_files) {
    rows.push_back({"  " + file.release.text(), printable(file.file_name),
                    counted(file.size, "byte") + ", kept and not read"});
  }
  return columns(rows);
}

std::string list_changes_text(const ListOutcome& outcome, const Style& style) {
  std::string text;
  const std::size_t shown = std::min(outcome.changes.size(), kMostListChanges);
  for (std::size_t i = 0; i < shown; ++i) {
    text += "    " + outcome.changes[i].document.text() + "  " +
            fact_change_text(outcome.changes[i].change, style);
  }
  if (outcome.changes.size() > shown) {
    text += "    ... and " + std::to_string(outcome.changes.size() - shown) +
            " more; --json lists them all\n";
  }
  return text;
}

std::string unused_text(const ListOutcome& outcome, const Style& style) {
  std::string text;
  const std::size_t shown = std::min(outcome.unused.size(), kMostUnused);
  for (std::size_t i = 0; i < shown; ++i) {
    text += "    " + style.yellow("note: ") + printable(outcome.unused[i].place) +
            " is not used: " + printable(outcome.unused[i].why) + "\n";
  }
  if (outcome.unused.size() > shown) {
    text += "    ... and " + std::to_string(outcome.unused.size() - shown) + " more\n";
  }
  return text;
}

}  // namespace

std::string fact_change_text(const FactChange& change, const Style& style) {
  const std::string word = std::string(name_of(change.kind));
  return style.yellow(word) + "  " + printable(change.after.name) + ": " +
         printable(change.before.value) + " → " + printable(change.after.value) + "  " +
         style.dim(source_text(change.after.source)) + "\n";
}

std::string state_claim_text(const StateClaim& claim) {
  return claim_text(claim) + ", " + source_text(claim.source);
}

std::string facts_text(const Document& document, const DocumentSummary& summary,
                       const Style& style) {
  std::string text = placeholders_text(summary) + other_files_text(document) +
                     newest_values_text(document) + states_text(document);
  for (const FactChange& change : fact_changes(document))
    text += "  " + fact_change_text(change, style);
  return text;
}

std::string list_outcome_text(const ListOutcome& outcome, const Style& style) {
  std::string text =
      style.green("list") + "       " + printable(outcome.list) + "  " +
      counted(outcome.rows, "row") + " about " + counted(outcome.documents, "document") + " (" +
      std::to_string(outcome.new_documents) + " new) in " +
      counted(outcome.releases.size(), "release") + "; " + counted(outcome.facts, "new value") +
      ", " + counted(outcome.changes.size(), "change") + "\n";
  if (outcome.other_files > 0) {
    text += "    " + counted(outcome.other_files, "file that is no PDF", "files that are no PDFs") +
            " kept and not read\n";
  }
  if (outcome.placeholders > 0) {
    text += "    " + counted(outcome.placeholders, "listed release") + " without a file so far\n";
  }
  return text + list_changes_text(outcome, style) + unused_text(outcome, style);
}

}  // namespace palimpsest::report
