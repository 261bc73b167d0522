// What reading one file gives, and the page as it will be committed.
#pragma once

#include "archive/obtained/import_evidence.hpp"
#include "base/digest.hpp"
#include "model/page.hpp"
#include "model/page_keys.hpp"
#include "model/page_range.hpp"
#include "worker/protocol.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A page with its files. Its words stand in them alone, since a long document would take twice its
// memory.
struct ReadPage {
  Page page;  // without lines
  std::string record;
  std::string text;
  PageKeys keys;  // of its words and its look
};

// Returns the page with its files, as reading makes it.
[[nodiscard]] ReadPage as_read(Page page);

// Returns the page as page `number` of a document.
[[nodiscard]] ReadPage renumbered(const ReadPage& read, int number);

struct DocumentReading {
  std::filesystem::path file;
  std::shared_ptr<const std::string> bytes;
  std::optional<FileDigests> digests;    // of the PDF, or of the list of images
  std::vector<Evidence> image_evidence;  // of a document of images; see originals/source_file.hpp
  std::vector<EvidenceFile> image_files;
  worker::DocumentFacts facts;
  std::vector<ReadPage> pages;     // in order; all are there when the reading is done
  std::optional<PageRange> range;  // of the file that was read; all of it when there is none
  double seconds = 0;              // that the workers took
  std::string sandbox;             // the weakest in which they read
  std::exception_ptr failure;      // an Error, when the file cannot be read
};

}  // namespace palimpsest::archive
