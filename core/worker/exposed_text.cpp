#include "worker/exposed_text.hpp"

#include "page/reading_order.hpp"
#include "page/text_quality.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace palimpsest::worker {
namespace {

bool is_label(const Word& word, const std::vector<CodeReading>& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](const CodeReading& code) {
    return code.region.contains(word.region.center());
  });
}

// Counts letters as a reader does, not bytes.
int character_count(const std::vector<Word>& words) {
  int count = 0;
  for (const Word& word : words) {
    count += static_cast<int>(std::count_if(word.text.begin(), word.text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }
  return count;
}

}  // namespace

std::vector<Redaction> count_exposed(std::vector<Redaction> redactions,
                                     const std::vector<Word>& text_layer,
                                     const std::vector<CodeReading>& codes,
                                     const ExposureOptions& options) {
  for (Redaction& redaction : redactions) {
    if (redaction.kind != RedactionKind::kSolid) continue;
    std::vector<Word> covered;
    for (const Word& word : text_layer) {
      if (page::is_withheld(word, redaction) && !is_label(word, codes)) covered.push_back(word);
    }
    const int characters = character_count(covered);
    if (characters >= options.min_characters &&
        page::plausible_share(covered) >= options.min_plausible_share) {
      redaction.exposed_characters = characters;
    }
  }
  return redactions;
}

std::vector<Finding> exposed_findings(const std::vector<Redaction>& redactions, int number) {
  std::vector<Finding> findings;
  for (const Redaction& redaction : redactions) {
    if (!redaction.exposed_characters) continue;
    findings.push_back({FindingKind::kExposedText,
                        "the file still carries " + std::to_string(*redaction.exposed_characters) +
                            " characters under a redaction",
                        number, redaction.region, *redaction.exposed_characters});
  }
  return findings;
}

}  // namespace palimpsest::worker
