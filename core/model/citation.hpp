// What a footnote says of a document, a page or a redaction of an archive. Empty texts are unknown.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "model/document.hpp"
#include "model/names.hpp"
#include "model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Who vouches for the words of the page. Written to outputs that scripts read: never rename.
enum class TextAuthority {
  kNone,        // the page has no text
  kTextLayer,   // the file's own, which its maker typed or recognised: unchecked
  kOcr,         // recognised here: unchecked
  kChecked,     // compared with the page by a person
  kTranscribed  // given by a person
};
template <>
inline constexpr auto kNames<TextAuthority> = names_of("none", "text_layer", "ocr", "checked",
                                                       "transcribed");

// The page of a citation: the number in the file, the one that the paper prints, and the stamped
// one are three things.
struct CitedPage {
  int pdf_page = 0;                 // of the revision, from 1
  int file_page = 0;                // of the whole file, where the revision is a part of it
  std::optional<int> printed_page;  // that the paper numbers itself
  std::vector<std::string> bates;   // stamped numbers, as they read
  TextAuthority text{};
  std::string checked_by;  // the person of kChecked and kTranscribed

  friend bool operator==(const CitedPage&, const CitedPage&) = default;
};

struct CitedRevision {
  Release release;
  RevisionFolder folder;
  Sha256 sha256;
  std::string url;           // where the file was fetched
  std::string retrieved_at;  // as it was told

  friend bool operator==(const CitedRevision&, const CitedRevision&) = default;
};

struct Citation {
  DocumentId document;
  std::string name;  // DOCUMENT@RELEASE/PAGE#REDACTION, which finds it again
  std::string title;
  std::string date;  // of the document: EDTF, else as a source gives it
  std::vector<std::string> authors;
  std::string record_number;
  std::string collection;
  std::string repository;
  std::string location;  // series, box and folder, as one reads them
  std::optional<CitedRevision> revision;
  std::optional<CitedPage> page;
  std::string redaction = {};           // its id
  std::vector<std::string> codes = {};  // at the redaction
  std::string archive = {};             // that holds it: its id, where that is to be told

  friend bool operator==(const Citation&, const Citation&) = default;
};

// Returns how to cite a document as a whole, with what counts of its metadata.
[[nodiscard]] Citation citation_of(const Document& document);

// Returns what stands in the notes of every form: release, pages, redaction, digest, and who
// vouches for the text; each a phrase without a point.
[[nodiscard]] std::vector<std::string> phrases_of(const Citation& citation);

// Returns "OCR text, unchecked" and the like.
[[nodiscard]] std::string text_phrase(const CitedPage& page);

}  // namespace palimpsest
