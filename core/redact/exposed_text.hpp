// Finds words that a page carries and its reader cannot see: under a bar, behind an image, in the
// colour of the ground.
//
// The pixels decide: a word whose place is one flat colour cannot be read. What the file declares
// (order, colour, render mode) then says why, and a word without any such reason is no exposure.
#pragma once

#include "model/exposed_text.hpp"
#include "model/page.hpp"
#include "model/painted_content.hpp"
#include "model/raster.hpp"
#include "model/redaction.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace palimpsest::redact {

struct ExposureOptions {
  int min_contrast = 16;          // of 255: fainter letters are not read
  int min_scan_contrast = 48;     // over an image: JPEG noise on a bar reaches 30
  double max_speck_share = 0.01;  // of a flat place: dust, the edge of a bar
  int min_characters = 3;         // fewer are specks that somebody's OCR took for letters
  int paper_above = 235;          // of 255: a ground this light is paper
  double scan_image_share = 0.5;  // of the page: text over or under such an image was recognised
};

// A word that cannot be read.
struct HiddenWord {
  Word word;           // or the covered part of it
  std::size_t of = 0;  // its place in the words of the page
  std::optional<ExposureBasis> basis;
  std::optional<std::size_t> redaction;  // the one that it lies under
};

// Words of one basis and one redaction, or close together.
struct Exposure {
  ExposedText text;
  std::optional<std::size_t> redaction;
};

// Returns the words of `words` that nobody can read on `raster`, the whole page.
[[nodiscard]] std::vector<HiddenWord> find_hidden_words(const Raster& raster,
                                                        const std::vector<Word>& words,
                                                        const PaintedContent& painted,
                                                        const std::vector<Redaction>& redactions,
                                                        const ExposureOptions& options = {});

// Returns those of `earlier`, the words of the same page in an earlier version, that `words` lack
// and that lie under a redaction now.
[[nodiscard]] std::vector<HiddenWord> find_removed_words(const Raster& raster,
                                                         const std::vector<Word>& words,
                                                         const std::vector<Word>& earlier,
                                                         const std::vector<Redaction>& redactions,
                                                         const ExposureOptions& options = {});

// Returns `hidden` in groups. Filler ("xxxx", "----"), labels
// (`codes`) and words without a basis are left out.
[[nodiscard]] std::vector<Exposure> group_exposed(const std::vector<HiddenWord>& hidden,
                                                  const std::vector<CodeReading>& codes, int page,
                                                  const ExposureOptions& options = {});

}  // namespace palimpsest::redact
