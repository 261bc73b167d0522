// Numbers, stamps and markings that say which document a page belongs to, and what vouches for
// them.
#pragma once

#include "model/names.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// What an identifier tells. Written to records: never renumber or reuse; new kinds go to the end.
enum class IdentifierKind {
  kDocument,   // the number of one document: 124-10180-10295, C02022704
  kCase,       // of a request or review, which covers many documents: F-2014-20439
  kPage,       // of one page: a Bates number
  kSeries,     // where the paper lies: file, box and folder
  kStamp,      // the words of a release
  kMarking,    // a classification
  kAuthority,  // under which order or by whom it was classified or declassified
  kDate,       // when it was or will be declassified
};
template <>
inline constexpr auto kNames<IdentifierKind> = names_of("document", "case", "page", "series",
                                                        "stamp", "marking", "authority", "date");

// What vouches for an identifier, and so for the document id that was made of it. Written to
// records: never renumber or reuse; new ones go to the end.
enum class IdWitness {
  kUser,
  kFileName,
  kCleanedFileName,  // no number: the name itself
  kFormField,        // the field of a record form that is made for it
  kFooter,           // the line that a release prints below each page
  kStamp,
  kEdge,      // alone near the edge of a page
  kText,      // running text, where the numbers of other documents stand, too
  kMetadata,  // title, subject or keywords that the file declares
  kAlias,     // another number, by which the archive knew the document already
  kDigest,    // none: the bytes of the file
  kList,      // a row of a release list
  kSheet,     // an item of a withdrawal sheet, whose title, date and pages the file has
};
template <>
inline constexpr auto kNames<IdWitness> = names_of("user", "file_name", "cleaned_file_name",
                                                   "form_field", "footer", "stamp", "edge", "text",
                                                   "metadata", "alias", "digest", "list", "sheet");

struct Identifier {
  IdentifierKind kind{};
  std::string system;  // whose it is, as in schemas/identifiers.tsv: "rif", "docid", "crest"
  std::string text;    // in its normal form, misread digits repaired
  std::string raw;     // as it was read
  IdWitness witness{};
  std::optional<int> page;       // from 1; none when it is not from a page
  std::optional<Region> region;  // of that page
  double confidence = 0;         // 0..1, of the reading

  friend bool operator==(const Identifier&, const Identifier&) = default;
};

}  // namespace palimpsest
