// Settles which words of a page are exposed text, and what may be said of them: place, number and
// reason. The words themselves go no further than read_exposed of the page reader.
#pragma once

#include "model/exposed_text.hpp"
#include "model/finding.hpp"
#include "model/page.hpp"
#include "model/redaction.hpp"
#include "pdf/document.hpp"
#include "redact/exposed_text.hpp"
#include "worker/service/source_document.hpp"

#include <vector>

namespace palimpsest::worker {

struct ExposureOptions {
  // Of the characters of a recognised text, in words that a language could have. OCR over a black
  // bar leaves junk below that; the words of a scan that was redacted after its OCR pass.
  double min_plausible_share = 0.6;
};

// Returns `words` without those that nobody can read.
[[nodiscard]] std::vector<Word> without_hidden(const std::vector<Word>& words,
                                               const std::vector<redact::HiddenWord>& hidden);

// Returns `lines` without the words inside `marked`, regions that were to be removed.
[[nodiscard]] std::vector<Line> without_marked(std::vector<Line> lines,
                                               const std::vector<Region>& marked);

// Returns the words that `page` declares beside its visible part and on layers that are off.
[[nodiscard]] std::vector<redact::HiddenWord> unseen_words(const pdf::PdfPage& page);

// A page with what of its text layer can be on it, drawn.
struct SeenPage {
  const pdf::PdfPage& source;
  const std::vector<Word>& layer;
  const Raster& raster;
  const Raster& gray;
};

// Returns what the file carries that the page does not show: under redactions and other areas,
// beside the page, on layers that are off, and in earlier versions of `document`.
[[nodiscard]] std::vector<redact::Exposure> find_exposures(SourceDocument& document,
                                                           const SeenPage& page,
                                                           const std::vector<Redaction>& redactions,
                                                           const std::vector<CodeReading>& codes,
                                                           int number);

// Returns the exposed text in `groups` and sets exposed_characters of the redactions it lies under.
[[nodiscard]] std::vector<ExposedText> settle_exposed(const std::vector<redact::Exposure>& groups,
                                                      std::vector<Redaction>& redactions,
                                                      const ExposureOptions& options = {});

[[nodiscard]] std::vector<ExposedText> exposed_in(const std::vector<pdf::AttachedFile>& files);

// Returns one finding for each, in fixed words.
[[nodiscard]] std::vector<Finding> exposed_findings(const std::vector<ExposedText>& exposed);

}  // namespace palimpsest::worker
