// What a composite of all releases of a document is made of, page by page.
#pragma once

#include "base/id.hpp"
#include "model/page.hpp"
#include "model/redaction.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace palimpsest {

// A place that the page's own release withholds and another one shows.
struct Patch {
  int number = 0;         // in the composite, from 1
  int page = 0;           // of the composite, from 1
  std::string redaction;  // id on the page's own release: "r2"
  Outline outline;        // on the composite's page
  std::vector<Code> codes;
  std::string from;   // folder of the release that shows it, or the release of joined parts
  int from_page = 0;  // there
  std::string words;  // as read there, unchecked

  friend bool operator==(const Patch&, const Patch&) = default;
};

struct ComposedPage {
  std::string from;  // folder of the release of which the page is, likewise
  int from_page = 0;
  bool is_shown = true;  // else no release of it may be shown, or can be drawn
  Page page;             // as composed: its words, and the redactions that are left
  std::vector<Patch> patches;

  friend bool operator==(const ComposedPage&, const ComposedPage&) = default;
};

struct Composition {
  DocumentId document;
  std::string title;
  std::vector<ComposedPage> pages;
  std::size_t still_withheld = 0;         // redactions that no release shows
  std::size_t left_out = 0;               // shown somewhere, and left out for the sake of a person
  std::vector<std::string> sources = {};  // a line for each release: its name and digests

  friend bool operator==(const Composition&, const Composition&) = default;
};

// Where a composite was written.
struct ComposedFiles {
  std::string pdf;
  std::string text;
};

}  // namespace palimpsest
