// What the columns of a release list can say.
#pragma once

#include "model/names.hpp"

namespace palimpsest::lists {

// Written to records as names of facts, and read from mapping files: never rename.
enum class ListField {
  kFile,         // path or name of the released file
  kRecord,       // the record's number
  kRelease,      // id of the release
  kReleaseDate,  // day of the release
  kState,        // how much the release opened
  kFormerState,  // how much was open before it
  kAgency,
  kDate,  // of the document
  kType,
  kFileNumber,  // the agency's own
  kTo,
  kFrom,
  kTitle,
  kPaperPages,  // of the paper record; not those of the file
  kFilePages,   // of the released file
  kOriginator,
  kSeries,
  kReviewDate,
  kComments,
  kSubjects,
  kClassification,
  kRestrictions,
  kJustification,  // of the restrictions, as a Vaughn index gives it
  kSourceUrl,      // where the file was published
  kMd5,            // of the released file
  kSha1,
  kSha256,
  kSha512,
};

}  // namespace palimpsest::lists

namespace palimpsest {

template <>
inline constexpr auto kNames<lists::ListField> =
    names_of("file", "record", "release", "release_date", "state", "former_state", "agency", "date",
             "type", "file_number", "to", "from", "title", "paper_pages", "file_pages",
             "originator", "series", "review_date", "comments", "subjects", "classification",
             "restrictions", "justification", "source_url", "md5", "sha1", "sha256", "sha512");

}  // namespace palimpsest
