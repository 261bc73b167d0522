// What changed between two revisions of one document.
#pragma once

#include "model/finding.hpp"
#include "model/names.hpp"
#include "model/page.hpp"
#include "model/page_mark.hpp"
#include "model/redaction.hpp"
#include "model/region.hpp"
#include "model/revision_edits.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

enum class Verdict {
  kIdentical,
  kSame,
  kOpened,
  kClosed,
  kMixed,
  kRepaged,
  kAltered,
  kFirst,
  kReleased,
  kWithdrawn,
  kUndecided,
};
template <>
inline constexpr auto kNames<Verdict> = names_of("identical", "same", "opened", "closed", "mixed",
                                                 "repaged", "altered", "first", "released",
                                                 "withdrawn", "undecided");

enum class ChangeStatus { kKept, kLifted, kShrunk, kGrown, kAdded };
template <>
inline constexpr auto kNames<ChangeStatus> = names_of("kept", "lifted", "shrunk", "grown", "added");

struct PageReference {
  int number = 0;
  Size size;

  friend bool operator==(const PageReference&, const PageReference&) = default;
};

// A page of the one side and its partner on the other; one of them may be absent.
struct PagePair {
  std::optional<PageReference> before;
  std::optional<PageReference> after;

  friend bool operator==(const PagePair&, const PagePair&) = default;
};

// A redaction as one side of a change shows it.
struct RedactionSide {
  int page = 0;
  Region region;              // the union, where a redaction split
  std::vector<Region> parts;  // the pieces; empty when it is one
  std::vector<Code> codes;

  friend bool operator==(const RedactionSide&, const RedactionSide&) = default;
};

struct Place {
  int page = 0;
  Region region;

  friend bool operator==(const Place&, const Place&) = default;
};

// A word as it was read, and how sure that is.
struct ReadWord {
  std::string text;
  int confidence = 100;  // 0..100; 100 for words of a text layer

  friend bool operator==(const ReadWord&, const ReadWord&) = default;
};

// Whether a reader is to be told that a word may be another one.
[[nodiscard]] bool is_doubtful(const ReadWord& word);

// That a person vouches for the words of a change, and what the program read before.
struct CheckedReading {
  PersonMark mark;
  std::string read;

  friend bool operator==(const CheckedReading&, const CheckedReading&) = default;
};

struct Change {
  std::string id;  // unique in its diff: "c1"
  ChangeStatus status{};
  std::optional<RedactionSide> before;
  std::optional<RedactionSide> after;
  std::optional<Place> place;  // where it lies in AFTER, by registration
  bool code_changed = false;
  std::string text;  // revealed, or newly withheld; newly withheld personal text is never quoted
  bool personal = false;
  double confidence = 0;        // 0..1
  std::vector<ReadWord> words;  // those of `text`, in order
  std::string words_left;       // what stands before and after them, for a reader
  std::string words_right;
  TextSource text_source = TextSource::kOcr;   // kEmbedded: all of `text` is from a text layer
  int unquoted_words = 0;                      // of newly withheld personal text
  std::optional<CheckedReading> checked = {};  // no part of a kept diff

  friend bool operator==(const Change&, const Change&) = default;
};

enum class Side { kBefore, kAfter };
template <>
inline constexpr auto kNames<Side> = names_of("before", "after");

// A redaction on a page that has no partner.
struct UnpairedRedaction {
  Side side{};
  RedactionSide redaction;

  friend bool operator==(const UnpairedRedaction&, const UnpairedRedaction&) = default;
};

// Other words at one place, outside redactions. Where a side has no words, its place is where they
// would stand.
struct TextChange {
  Place before;
  Place after;
  std::string text_before;  // empty: inserted
  std::string text_after;   // empty: deleted
  std::string words_left;   // the words around, for a reader
  std::string words_right;
  Region crop_before;  // of the pages: the change with what stands beside it
  Region crop_after;
  double confidence = 0;  // 0..1

  friend bool operator==(const TextChange&, const TextChange&) = default;
};

// What came, went or reads differently without being text of the paper. One side may be absent.
struct MetadataChange {
  MarkKind kind{};
  std::string name;  // of a form field: its label
  std::optional<Place> before;
  std::optional<Place> after;
  std::string text_before;
  std::string text_after;

  friend bool operator==(const MetadataChange&, const MetadataChange&) = default;
};

struct Diff {
  Verdict verdict{};
  std::vector<PagePair> pages;  // in the order of AFTER, then those only in BEFORE
  std::vector<Change> changes;
  std::vector<UnpairedRedaction> unpaired;
  std::vector<TextChange> text_changes;
  std::vector<MetadataChange> metadata_changes;  // no part of the verdict
  std::vector<Finding> findings;

  friend bool operator==(const Diff&, const Diff&) = default;
};

// Whether nothing was opened, closed or altered as far as can be told: also for a first revision.
[[nodiscard]] bool has_nothing_to_report(const Diff& diff);
[[nodiscard]] bool has_nothing_to_report(Verdict verdict);

}  // namespace palimpsest
