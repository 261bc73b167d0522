// A document as it comes from the disk: a PDF, or images that are one document.
//
// Of images each is an original and kept as it is; the document's own bytes are a list of them,
// which `sha256sum -c` reads, in the order of the pages. List and images stand below evidence/.
#pragma once

#include "archive/obtained/import_evidence.hpp"
#include "base/digest.hpp"
#include "model/provenance.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct SourceFile {
  std::shared_ptr<const std::string> bytes;  // that a worker opens
  FileDigests digests;                       // of the PDF, or of the list
  std::vector<Evidence> evidence = {};       // the list, then the images; none for a PDF
  std::vector<EvidenceFile> files = {};      // of `evidence`, in its order
};

// Whether the name is that of a JPEG, TIFF or PNG.
[[nodiscard]] bool has_image_name(const std::filesystem::path& path);

// Returns the images of a folder in the natural order of their names; the file itself where `path`
// is one.
[[nodiscard]] std::vector<std::filesystem::path> images_at(const std::filesystem::path& path);

// Reads a PDF, an image, a folder of images, or the images of a list where an archive keeps both.
// Throws Error(input) when it cannot be read.
[[nodiscard]] SourceFile read_source(const std::filesystem::path& path);

}  // namespace palimpsest::archive
