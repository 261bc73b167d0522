#include "worker/service/coded_redactions.hpp"

#include "redact/attach_codes.hpp"
#include "redact/blank/blank_places.hpp"
#include "redact/blank/faded_words.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::worker {
namespace {

std::vector<CodeReading> without(std::vector<CodeReading> codes,
                                 const std::vector<CodeReading>& header) {
  std::erase_if(codes, [&](const CodeReading& code) {
    return std::any_of(header.begin(), header.end(), [&](const CodeReading& other) {
      return !intersection(code.region, other.region).is_empty();
    });
  });
  return codes;
}

// Whether a code that was recognised has a suffix, "b7A-1", which no picture of a code shows.
bool says_more(const CodeReading& printed, const CodeReading& picture) {
  return printed.code.normalized.size() > picture.code.normalized.size() &&
         printed.code.normalized.starts_with(picture.code.normalized) &&
         printed.code.normalized.find('-') != std::string::npos;
}

}  // namespace

ReadCodes with_printed(ReadCodes codes, std::vector<CodeReading> printed) {
  for (CodeReading& code : printed) {
    const auto again = std::find_if(codes.sure.begin(), codes.sure.end(), [&](const auto& other) {
      return !intersection(code.region, other.region).is_empty();
    });
    if (again == codes.sure.end()) {
      codes.sure.push_back(std::move(code));
    } else if (says_more(code, *again)) {
      *again = std::move(code);
    }
  }
  return codes;
}

CodedRedactions with_codes(std::vector<Redaction> redactions, const ReadCodes& codes,
                           const redact::TextLayout& layout, const Raster& gray, const Size& size) {
  redactions = redact::with_blanks(
      std::move(redactions),
      redact::without_faded_words(redact::find_blanks(layout, codes.sure), gray));
  std::vector<CodeReading> header = redact::header_codes(redactions, codes.sure, size);
  redactions = redact::without_unsupported(
      redact::attach_codes(std::move(redactions), without(codes.sure, header), size));
  redactions = redact::with_doubtful_codes(std::move(redactions), codes.doubtful, size);
  return {std::move(redactions), std::move(header)};
}

}  // namespace palimpsest::worker
