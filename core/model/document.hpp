// A document apart from any release: its names, and what sources say of it.
//
// Nothing that a source said is ever overwritten: two sources that disagree are two facts, and what
// a later one says anew follows from the facts by their dates.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "model/names.hpp"
#include "model/page_range.hpp"
#include "model/person_mark.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Who says something of a document, where, and as of when.
struct Source {
  std::string name;                       // "list 2023.xlsx"
  std::optional<Sha256> evidence;         // of the stored file in which it stands
  std::string place;                      // in that file: "row 12"; may be empty
  std::optional<ReleaseId> release;       // with which it came
  std::optional<EdtfDate> as_of;          // the day of that release; never the day of an import
  std::optional<PersonMark> person = {};  // who says it, where it is a user of the archive

  friend bool operator==(const Source&, const Source&) = default;
};

// One value of a document's metadata. Names: title, date, from, to, type, originator, agency,
// file_number, series, comments, review_date, paper_pages, file_pages, source_url, subjects,
// classification, restrictions, current_status, opening_criteria ...
struct Fact {
  std::string name;
  std::string value;             // as the source gives it
  std::optional<EdtfDate> date;  // what the value means, where it is a date that says something
  Source source;
  std::optional<double> confidence = {};  // 0..1, of what was read from a page; else nothing

  friend bool operator==(const Fact&, const Fact&) = default;
};

// How much of a document is open. Written to records: never renumber or reuse.
enum class ReleaseState { kInFull, kInPart, kWithheldInFull, kUnknown };
template <>
inline constexpr auto kNames<ReleaseState> = names_of("in_full", "in_part", "withheld_in_full",
                                                      "unknown");

// Which time a claimed state is about: since the release, or until it. Written to records.
enum class StateTime { kSince, kUntil };
template <>
inline constexpr auto kNames<StateTime> = names_of("since", "until");

// That somebody calls a document released, redacted or withheld. One of a release of which the
// archive has no file is a placeholder.
struct StateClaim {
  ReleaseId release;
  StateTime time{};
  ReleaseState state{};
  std::string value;      // as the source gives it: "Redact"; empty when it gives none
  std::string file_name;  // that the source names for this release; empty when it names none
  Source source;

  friend bool operator==(const StateClaim&, const StateClaim&) = default;
};

// A file of a release that is no PDF: kept as evidence, and never read.
struct OtherFile {
  ReleaseId release;
  std::string file_name;
  Sha256 sha256;
  std::uint64_t size = 0;  // bytes

  friend bool operator==(const OtherFile&, const OtherFile&) = default;
};

// Pages that were printed under one name and stand under another now. What cites them by the old
// name is told the new one.
struct MovedPages {
  std::vector<std::string> names;  // of the document as it was: its id, then its aliases
  RevisionFolder folder;           // then
  std::optional<PageRange> pages;  // of that revision; all of it when there is none
  DocumentId to_document;
  RevisionFolder to_folder;
  int to_first = 1;  // the page that the first of them is now

  friend bool operator==(const MovedPages&, const MovedPages&) = default;
};

struct Document {
  DocumentId id;
  std::vector<std::string> aliases;  // "docid:32174879"
  std::vector<Fact> metadata = {};   // in the order of add_fact()
  std::vector<StateClaim> states = {};
  std::vector<OtherFile> other_files = {};
  std::vector<MovedPages> moved = {};  // the newest last

  friend bool operator==(const Document&, const Document&) = default;
};

// Whether no source says anything of it: of such a document nothing is left but its names.
[[nodiscard]] bool says_nothing(const Document& document);

// Adds a fact behind those of its name that are as old or older. Returns false when the same
// evidence says the same already, and leaves the document as it was.
bool add_fact(Document& document, const Fact& fact);

// Does the same with a claim.
bool add_state(Document& document, const StateClaim& claim);

// Takes away what some sources say.
void remove_sources(Document& document, const std::function<bool(const Source&)>& is_gone);

// Returns the value of `name` that counts: a person's, else the newest; of facts of the same day,
// the one that came first. Nothing when no source gives one.
[[nodiscard]] const Fact* newest_fact(const Document& document, const std::string& name);

// Returns what counts of a name that can have several values: all of a person, else all of the
// newest source.
[[nodiscard]] std::vector<const Fact*> facts_that_count(const Document& document,
                                                        const std::string& name);

// Puts what a person says of `name` in the place of what persons said before; no values take it
// back. What other sources say stays.
void set_person_facts(Document& document, const std::string& name, const std::vector<Fact>& facts);

// Returns the smallest ordinal of a file of `release` above all that pages of this document bore
// and that stand elsewhere now: what was printed once never means something else.
[[nodiscard]] int first_free_ordinal(const Document& document, const ReleaseId& release);

// What a person says of who may see a document, and until when. Written to records: never rename.
inline constexpr const char* kAccessFact = "access";
inline constexpr const char* kUntilFact = "until";
inline constexpr const char* kReasonFact = "reason";
inline constexpr const char* kRestricted = "restricted";

// Stands for a day that no day reaches: a document is restricted until a person lifts it.
inline constexpr const char* kWithoutEnd = "~";

// Returns the day until which a person restricted a document, "2031-01-01", or kWithoutEnd; empty
// when nobody did. What other sources call restricted is a value of them and restricts nothing
// here.
[[nodiscard]] std::string restricted_until(const Document& document);

// Returns the claims of releases that are none of `held`: the document's placeholders.
[[nodiscard]] std::vector<StateClaim> placeholders_of(const Document& document,
                                                      const std::vector<ReleaseId>& held);

}  // namespace palimpsest
