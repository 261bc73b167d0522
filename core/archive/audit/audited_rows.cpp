#include "archive/audit/audited_rows.hpp"

#include "archive/identity/choose_id.hpp"
#include "archive/lists/listed_files.hpp"
#include "model/fact_changes.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

using lists::ListField;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string name_in(const RowClaim& claim) {
  return claim.file.empty() ? claim.document.text() : claim.file;
}

template <class Get>
std::vector<std::string> distinct(const std::vector<const RowClaim*>& rows, Get get) {
  std::vector<std::string> texts;
  for (const RowClaim* row : rows) {
    const std::string text = get(*row);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return texts;
}

std::vector<std::string> places_of(const std::vector<const RowClaim*>& rows) {
  std::vector<std::string> places;
  for (const RowClaim* row : rows) places.push_back(row->row->place());
  return places;
}

}  // namespace

void AuditedRows::add(const RowClaim& claim) {
  rows_.push_back(&claim);
  by_record_[{claim.release.id, claim.document}].push_back(&claim);
  if (!claim.file.empty()) {
    by_file_[{claim.release.id, comparable_name(claim.file)}].push_back(&claim);
  }
}

std::vector<AuditFault> AuditedRows::faults() {
  for (const RowClaim* claim : rows_) {
    check_row(*claim);
    check_metadata(*claim);
  }
  check_listed_files();
  check_records();
  check_unlisted_files();
  return std::move(faults_);
}

void AuditedRows::add_fault(AuditFaultKind kind, const RowClaim& claim,
                            const std::string& message) {
  faults_.push_back({kind,
                     message,
                     claim.release.id,
                     claim.document,
                     claim.file_name(),
                     {claim.row->place()},
                     {},
                     {}});
}

// All files of the record where the row names none; else of files of this name the one of this
// record, or any: it is filed as another record then.
std::vector<std::size_t> AuditedRows::files_of(const RowClaim& claim) const {
  if (claim.file.empty()) return held_.of(claim.release.id, claim.document);
  const std::vector<std::size_t> files = held_.named(claim.release.id, claim.file_name());
  for (const std::size_t file : files) {
    if (held_.all()[file].is_called(claim.document, claim.aliases)) return {file};
  }
  return files.empty() ? files : std::vector{files.front()};
}

// Nothing when a file was not read.
std::optional<int> AuditedRows::pages_of(const std::vector<std::size_t>& files) const {
  int pages = 0;
  for (const std::size_t file : files) {
    if (!held_.all()[file].pages) return std::nullopt;
    pages += *held_.all()[file].pages;
  }
  return pages;
}

bool AuditedRows::serves_several_records(const RowClaim& claim) const {
  const auto rows = by_file_.find({claim.release.id, comparable_name(claim.file)});
  return rows != by_file_.end() &&
         distinct(rows->second, [](const RowClaim& row) { return row.document.text(); }).size() > 1;
}

void AuditedRows::check_row(const RowClaim& claim) {
  const std::vector<std::size_t> files = files_of(claim);
  if (files.empty()) {
    return add_fault(AuditFaultKind::kRowWithoutFile, claim,
                     "the archive has no file for " + name_in(claim));
  }
  used_.insert(files.begin(), files.end());
  ++matched_;
  check_pages(claim, files);
  check_file(claim, held_.all()[files.front()]);
}

void AuditedRows::check_pages(const RowClaim& claim, const std::vector<std::size_t>& files) {
  const auto* declared = claim.row->find(ListField::kFilePages);
  const std::optional<int> pages = pages_of(files);
  if (declared == nullptr || !declared->number || !pages || *declared->number == *pages) return;
  add_fault(AuditFaultKind::kPageCountDiffers, claim,
            "the list declares " + declared->text + " pages of " + name_in(claim) + ", and the " +
                (files.size() > 1 ? "files have " : "file has ") + std::to_string(*pages));
  faults_.back().declared = declared->number;
  faults_.back().found = pages;
}

void AuditedRows::check_file(const RowClaim& claim, const HeldFile& file) {
  if (serves_several_records(claim)) return;
  if (!file.is_called(claim.document, claim.aliases)) {
    return add_fault(AuditFaultKind::kOtherId, claim,
                     "the list calls " + file.file_name + " " + claim.document.text() +
                         ", and the archive " + file.document.text());
  }
  check_name(claim, file);
  check_form(claim, file);
}

void AuditedRows::check_name(const RowClaim& claim, const HeldFile& file) {
  const ChosenId named = choose_id(file.file_name, std::nullopt);
  const std::string alias = named.aliases.empty() ? named.id.text() : named.aliases.front();
  const bool is_alias =
      std::find(claim.aliases.begin(), claim.aliases.end(), alias) != claim.aliases.end();
  if (named.witness != IdWitness::kFileName || named.id == claim.document || is_alias) return;
  add_fault(AuditFaultKind::kOtherId, claim,
            "the list calls " + file.file_name + " " + claim.document.text() +
                ", and its name says " + named.id.text());
}

// Numbers of another kind, such as a docid beside a record number, contradict nothing.
void AuditedRows::check_form(const RowClaim& claim, const HeldFile& file) {
  static const identify::Identifiers table;
  const std::vector<Identifier> listed = table.in_file_name(claim.document.text() + ".pdf");
  if (listed.empty()) return;
  const Identifier* other = nullptr;
  for (const Identifier& number : file.form_numbers) {
    if (number.text == listed.front().text) return;
    if (number.system == listed.front().system && other == nullptr) other = &number;
  }
  if (other == nullptr) return;
  add_fault(AuditFaultKind::kOtherId, claim,
            "the list calls " + file.file_name + " " + claim.document.text() +
                ", and the form on page " + std::to_string(*other->page) + " says " + other->text);
}

void AuditedRows::check_metadata(const RowClaim& claim) {
  std::vector<std::string> fields;
  for (const auto& [field, value] : claim.row->values) {
    if (can_be_withheld(name_of(field)) && is_withheld_value(value.text)) {
      fields.emplace_back(name_of(field));
    }
  }
  if (fields.empty()) return;
  add_fault(AuditFaultKind::kWithheldMetadata, claim,
            "the list withholds of " + claim.document.text() + ": " + joined(fields));
}

void AuditedRows::check_listed_files() {
  for (const auto& [key, rows] : by_file_) {
    const auto records = distinct(rows, [](const RowClaim& row) { return row.document.text(); });
    if (records.size() > 1) {
      add_fault(AuditFaultKind::kSeveralRecords, *rows.front(),
                rows.front()->file + " serves several records: " + joined(records));
      faults_.back().places = places_of(rows);
    }
    for (const std::string& record : records) {
      std::vector<const RowClaim*> same;
      std::copy_if(rows.begin(), rows.end(), std::back_inserter(same),
                   [&](const RowClaim* row) { return row->document.text() == record; });
      if (same.size() < 2) continue;
      add_fault(AuditFaultKind::kListedTwice, *same.front(),
                same.front()->file + " is listed " + std::to_string(same.size()) + " times");
      faults_.back().places = places_of(same);
    }
  }
}

void AuditedRows::check_records() {
  for (const auto& [key, rows] : by_record_) {
    auto files = distinct(rows, [](const RowClaim& row) { return row.file; });
    std::erase(files, "");
    if (files.size() < 2) continue;
    add_fault(AuditFaultKind::kSeveralFiles, *rows.front(),
              key.second.text() + " has several files: " + joined(files));
    faults_.back().places = places_of(rows);
  }
}

void AuditedRows::check_unlisted_files() {
  for (std::size_t i = 0; i < held_.all().size(); ++i) {
    if (used_.contains(i)) continue;
    const HeldFile& file = held_.all()[i];
    faults_.push_back(
        {AuditFaultKind::kFileWithoutRow,
         "no row of the list is about " + file.file_name + ", filed as " + file.document.text(),
         file.release,
         file.document,
         file.file_name,
         {},
         {},
         file.pages});
  }
}

}  // namespace palimpsest::archive
