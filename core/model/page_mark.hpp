// What is printed on a page without being text of its paper: what an archive, an agency or a
// release put there, and fields of a form.
#pragma once

#include "model/names.hpp"
#include "model/region.hpp"

#include <string>

namespace palimpsest {

// Written to records: never renumber or reuse; new kinds go to the end.
enum class MarkKind {
  kReleaseStamp,    // "2022 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ... ACT OF 1992"
  kReleaseFooter,   // "NW 50955 DocId:32423526 Page 4"
  kDocumentNumber,  // "CIA-RDP84B00890R000500030001-1", a Bates number
  kClassification,  // "TOP SECRET//SI//NOFORN" as a banner
  kPageNumber,      // of the file or the paper, alone on its line
  kMargin,          // any other line at the very edge
  kFormField,       // "CURRENT STATUS: Redact" on a record form or cover sheet
};
template <>
inline constexpr auto kNames<MarkKind> = names_of("release_stamp", "release_footer",
                                                  "document_number", "classification",
                                                  "page_number", "margin", "form_field");

struct PageMark {
  MarkKind kind{};
  std::string name;  // of a form field: its label
  std::string text;  // as read
  Region region;

  friend bool operator==(const PageMark&, const PageMark&) = default;
};

}  // namespace palimpsest
