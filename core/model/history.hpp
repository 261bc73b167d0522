// One document through all its releases: what became of every withheld passage.
#pragma once

#include "base/id.hpp"
#include "model/diff.hpp"
#include "model/diff_totals.hpp"
#include "model/names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

enum class PassageStatus {
  kWithheld,  // and nothing earlier shows the place
  kKept,
  kLifted,
  kShrunk,
  kGrown,
  kAdded,      // an earlier release showed it
  kOpen,       // the release shows it, and so did the one before or nothing did
  kAbsent,     // the release has no such page
  kUndecided,  // the page could not be read or registered
};
template <>
inline constexpr auto kNames<PassageStatus> = names_of("withheld", "kept", "lifted", "shrunk",
                                                       "grown", "added", "open", "absent",
                                                       "undecided");

// A passage as one release shows it.
struct PassageState {
  PassageStatus status{};
  std::optional<Place> place;           // around its redactions; none where nothing is withheld
  std::vector<std::string> redactions;  // their names in the records: "2023-06-27/4#r2"
  std::vector<std::string> codes;       // normalized, each once
  std::string text;                     // revealed here, or newly withheld here
  bool personal = false;

  friend bool operator==(const PassageState&, const PassageState&) = default;
};

// Text that was withheld as one in some release.
struct Passage {
  std::string id;  // the name of that redaction of it which was imported first; it never changes
  std::vector<PassageState> states;  // one for each release

  friend bool operator==(const Passage&, const Passage&) = default;
};

// Text that an earlier release showed and a later one withholds.
struct ClosedAgain {
  std::string passage;
  std::size_t release = 0;            // that withholds it, by its place in the history
  std::vector<std::size_t> shown_in;  // oldest first
  Place place;                        // in the release that withholds it
  std::string text;                   // as an earlier release shows it; empty when personal
  int words = 0;
  bool personal = false;

  friend bool operator==(const ClosedAgain&, const ClosedAgain&) = default;
};

// One release of the document, against the one before it.
struct ReleaseStep {
  std::string folder;  // of the revision, or the release whose parts are joined
  Verdict verdict{};
  DiffTotals totals;

  friend bool operator==(const ReleaseStep&, const ReleaseStep&) = default;
};

struct DocumentHistory {
  DocumentId document;
  std::vector<ReleaseStep> releases;  // oldest first
  std::vector<Passage> passages;      // in the order in which they first appear
  std::vector<ClosedAgain> closed_again;

  friend bool operator==(const DocumentHistory&, const DocumentHistory&) = default;
};

// Whether a release opened, closed or altered something, as far as can be told.
[[nodiscard]] bool has_something_to_report(const DocumentHistory& history);

}  // namespace palimpsest
