#include "archive/checking/extraction_check.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/reading/document_codes.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/reading/page_results.hpp"
#include "archive/reading/reading_tools.hpp"
#include "archive/refresh/kept_ids.hpp"
#include "archive/tree/recorded_reading.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/page_record.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

DocumentReading read_again(worker::OpenDocument& document, const Revision& revision) {
  DocumentReading reading;
  reading.facts = document.facts();
  reading.range = revision.range;
  for (int number = 1; number <= document.page_count(); ++number) {
    reading.pages.push_back(as_read(document.read_page(number)));
  }
  const auto coded = with_document_codes(reading);
  return coded ? *coded : reading;
}

std::string listed(const std::vector<int>& pages) {
  std::string text = pages.size() == 1 ? "page " : "pages ";
  for (std::size_t i = 0; i < pages.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::to_string(pages[i]);
  }
  return text;
}

class Comparison {
 public:
  Comparison(const Catalogue& catalogue, const Revision& revision, const DocumentReading& reading)
      : catalogue_(catalogue), revision_(revision), reading_(reading) {
    for (const ReadPage& read : reading.pages) compare(read);
  }

  [[nodiscard]] const std::vector<int>& lost() const { return lost_; }

  // Returns what differs, in words; empty when nothing does.
  [[nodiscard]] std::string differences() const {
    const Observed& observed = revision_.observed;
    std::string text;
    const auto add = [&](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
    if (static_cast<int>(reading_.pages.size()) != observed.page_count) add("the number of pages");
    if (reading_.facts.pdf_version != observed.pdf_version) add("the version of the file's format");
    if (reading_.facts.producer != observed.producer) add("the name of its producer");
    if (!differing_.empty()) add(listed(differing_));
    return text;
  }

 private:
  void compare(const ReadPage& read) {
    const int number = read.page.number;
    const store::Snapshot& snapshot = catalogue_.snapshot();
    const auto record =
        snapshot.read(page_record_path(revision_.document, revision_.folder, number));
    const auto text = snapshot.read(page_text_path(revision_.document, revision_.folder, number));
    if (record && text == read.text && *record == with_ids_of(*record, read)) return;
    (is_lost(read.page) ? lost_ : differing_).push_back(number);
  }

  // An earlier reading named the redactions, and a later one keeps their names. A record that means
  // nothing names none.
  [[nodiscard]] std::string with_ids_of(const std::string& record, const ReadPage& read) const {
    if (record == read.record) return record;
    try {
      return with_kept_ids(read, record::parse_page(record), revision_.former_redactions,
                           Overlooked::kStaysWhereRecorded)
          .page.record;
    } catch (const Error&) {
      return read.record;
    }
  }

  const Catalogue& catalogue_;
  const Revision& revision_;
  const DocumentReading& reading_;
  std::vector<int> differing_;
  std::vector<int> lost_;
};

}  // namespace

ExtractionCheck check_extraction(const store::Store& store, const Catalogue& catalogue,
                                 const RevisionName& name, worker::Client& worker) {
  try {
    const auto recorded = catalogue.revision(name.document, name.folder);
    if (!recorded) {
      return {name, ExtractionResult::kUnexplained, name.text() + " has no record."};
    }
    const Revision& revision = *recorded;
    if (!has_original(catalogue.snapshot(), revision)) {
      return {name, ExtractionResult::kRemoved, ""};
    }
    const std::string original = read_original(store, revision);
    const auto document = worker.open(original, recorded_reading(revision));
    const DocumentReading reading = read_again(*document, revision);
    const Comparison comparison(catalogue, revision, reading);
    const std::string differences = comparison.differences();
    const std::string changes =
        tool_changes(revision.observed.tooling, reading_tools(document->tooling(), ""));
    const std::string said =
        "Read again, " + name.text() + " differs from its record in " + differences;
    if (!differences.empty() && !changes.empty()) {
      return {name, ExtractionResult::kExplained,
              said + ". Other tools explain it: " + changes + "."};
    }
    if (!differences.empty()) {
      return {name, ExtractionResult::kUnexplained,
              said + ", and the tools are those that the record names."};
    }
    if (comparison.lost().empty()) return {name, ExtractionResult::kSame, ""};
    return {name, ExtractionResult::kUnread,
            name.text() + " could not be read again, " + listed(comparison.lost()) +
                ": the reader ran out of time or memory."};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity && error.kind() != ErrorKind::kInput) throw;
    return {name, ExtractionResult::kUnread,
            name.text() + " could not be read again: " + error.what() + "."};
  }
}

}  // namespace palimpsest::archive
