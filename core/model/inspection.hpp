// What was found in one PDF without an archive.
#pragma once

#include "base/digest.hpp"
#include "model/exposed_text.hpp"
#include "model/finding.hpp"
#include "model/identifier.hpp"
#include "model/page.hpp"
#include "model/personal_number.hpp"
#include "model/picture.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct Inspection {
  std::string file;  // as the caller named it
  Sha256 sha256;
  std::vector<Page> pages;
  std::string document;  // the id that an import would choose; empty when nothing shows one
  std::vector<Identifier> identifiers;  // of name, metadata and pages, the document's own first
  std::vector<Finding> findings;        // of the file; those of its pages stand in them
  std::optional<std::vector<ExposedText>> exposed = std::nullopt;  // when it was asked for
  std::vector<PersonalNumber> personal = {};                       // when they were asked for

  // One for each page when they were asked for; nothing for a page that cannot be drawn.
  std::vector<std::optional<Picture>> pictures = {};
};

}  // namespace palimpsest
