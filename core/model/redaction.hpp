// A region of a page where text is withheld.
#pragma once

#include "model/names.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Written to records: never renumber or reuse; new kinds go to the end.
enum class RedactionKind {
  kSolid,       // a filled bar or box
  kOutlined,    // a box drawn as lines, blank or with a code inside
  kBlank,       // white-out: a blank place inside running text
  kPage,        // the whole page
  kSubstitute,  // printed words stand in for the withheld ones
};
template <>
inline constexpr auto kNames<RedactionKind> = names_of("solid", "outlined", "blank", "page",
                                                       "substitute");

enum class CodePlace { kInside, kMargin, kPageHeader, kDocumentHeader };
template <>
inline constexpr auto kNames<CodePlace> = names_of("inside", "margin", "page_header",
                                                   "document_header");

// An exemption as printed at a redaction.
struct Code {
  std::string raw;         // as read: "3-3(h)(2)"
  std::string normalized;  // as the system writes it: "3.3(h)(2)"
  std::string system;      // "foia", "eo13526", "jfk_act" ... as in schemas/codes.tsv
  CodePlace where{};
  double confidence = 0;  // 0..1

  friend bool operator==(const Code&, const Code&) = default;
};

// A code that was read somewhere on a page, before it is known to which redaction it belongs.
struct CodeReading {
  Code code;
  Region region;

  friend bool operator==(const CodeReading&, const CodeReading&) = default;
};

// Returns the four corners of a region, clockwise from the top left.
[[nodiscard]] inline Outline corners_of(const Region& r) {
  return {{r.left, r.top}, {r.right, r.top}, {r.right, r.bottom}, {r.left, r.bottom}};
}

// Why something is withheld, in fixed words: the reasons that are no exemptions ("duplicate",
// "referral", "outside_scope" ...), and on a sheet that counts its pages also the codes.
struct WithheldReason {
  std::string reason;
  int pages = 0;  // of a sheet that says so; 0 when it does not

  friend bool operator==(const WithheldReason&, const WithheldReason&) = default;
};

struct Redaction {
  std::string id;                  // "r1": unique on its page, kept across extractions
  Region region;                   // bounding box
  std::optional<Outline> outline;  // when it is not a rectangle; words are withheld by it
  RedactionKind kind{};
  std::vector<Code> codes;
  int lines = 0;                          // estimated from the page's own line pitch
  int characters = 0;                     // estimated from the page's own character width
  double confidence = 0;                  // 0..1
  std::vector<std::string> evidence;      // what the detector saw, in fixed words
  std::optional<int> exposed_characters;  // the file still carries that many under it
  int pages_withheld = 0;                 // whole pages it stands for; 0 for a part of a page
  std::vector<WithheldReason> reasons;    // see above
  std::string substitute;                 // the words that stand in: "[CIA employee]"

  friend bool operator==(const Redaction&, const Redaction&) = default;
};

// Returns the exact outline, which is the region's where it is a rectangle.
[[nodiscard]] inline Outline outline_of(const Redaction& redaction) {
  return redaction.outline ? *redaction.outline : corners_of(redaction.region);
}

// Whether `code` says that the privacy of a person is why: (b)(6), (b)(7)(C), P6, JFK Act 6(3),
// 5.1.2.e and their like in every form.
[[nodiscard]] bool is_privacy_code(const Code& code);

// Whether what is withheld under `codes` concerns persons.
[[nodiscard]] bool has_privacy_code(const std::vector<Code>& codes);

}  // namespace palimpsest
