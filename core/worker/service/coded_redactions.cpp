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

}  // namespace

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
