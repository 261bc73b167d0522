// The files that a PDF carries with it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

class QPDF;

namespace palimpsest::pdf {

struct Attachment {
  std::string bytes;       // decoded, cut off at kMaxAttachmentBytes
  std::uint64_t size = 0;  // of all of it
};

inline constexpr std::size_t kMaxAttachmentBytes = 16 << 20;
inline constexpr std::size_t kMaxAttachments = 100;

// Returns the attached files of the document and of annotations on its pages. One that cannot be
// decoded is empty.
[[nodiscard]] std::vector<Attachment> attachments_of(QPDF& file);

}  // namespace palimpsest::pdf
