#include "worker/service/exposed_text.hpp"

#include "page/text_quality.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

namespace palimpsest::worker {
namespace {

std::vector<Word> split(const std::string& text) {
  std::vector<Word> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back({std::move(word), {}, 100});
  return words;
}

// Counts letters as a reader does, not bytes, and no blanks.
int character_count(const std::string& text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && (byte & 0xC0) != 0x80;
  }));
}

std::string reason_text(ExposureBasis basis) {
  switch (basis) {
    case ExposureBasis::kCoveredByShape:
      return "below a filled shape";
    case ExposureBasis::kCoveredByImage:
      return "behind an image";
    case ExposureBasis::kCoveredByAnnotation:
      return "below an annotation";
    case ExposureBasis::kColorOfGround:
      return "in the colour of the ground";
    case ExposureBasis::kInvisible:
      return "as invisible text";
    case ExposureBasis::kRecognitionLayer:
      return "in a layer recognised before the redaction";
    case ExposureBasis::kMarkedForRemoval:
      return "marked for removal and not removed";
    case ExposureBasis::kOutsidePage:
      return "outside the visible page";
    case ExposureBasis::kHiddenLayer:
      return "on a layer that is switched off";
    case ExposureBasis::kEarlierVersion:
      return "in an earlier version, where a redaction is now";
    case ExposureBasis::kAttachment:
      return "in an attached file";
    case ExposureBasis::kUnderRedaction:
      break;
  }
  return "under a redaction";
}

}  // namespace

std::vector<Word> without_hidden(const std::vector<Word>& words,
                                 const std::vector<redact::HiddenWord>& hidden) {
  std::vector<bool> is_hidden(words.size(), false);
  for (const redact::HiddenWord& word : hidden) is_hidden[word.of] = true;
  std::vector<Word> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_hidden[i]) kept.push_back(words[i]);
  }
  return kept;
}

std::vector<Line> without_marked(std::vector<Line> lines, const std::vector<Region>& marked) {
  for (Line& line : lines) {
    std::erase_if(line, [&](const Word& word) {
      return std::any_of(marked.begin(), marked.end(),
                         [&](const Region& mark) { return mark.contains(word.region.center()); });
    });
  }
  std::erase_if(lines, [](const Line& line) { return line.empty(); });
  return lines;
}

std::vector<redact::HiddenWord> unseen_words(const pdf::PdfPage& page) {
  std::vector<redact::HiddenWord> unseen;
  for (const Word& word : page.words_outside) {
    unseen.push_back({word, 0, ExposureBasis::kOutsidePage, {}});
  }
  for (const Word& word : page.words_on_layers) {
    unseen.push_back({word, 0, ExposureBasis::kHiddenLayer, {}});
  }
  return unseen;
}

std::vector<redact::Exposure> find_exposures(SourceDocument& document, const SeenPage& page,
                                             const std::vector<Redaction>& redactions,
                                             const std::vector<CodeReading>& codes, int number) {
  const std::vector<redact::HiddenWord> hidden =
      redact::find_hidden_words(page.raster, page.layer, page.source.painted, redactions);
  std::vector<redact::Exposure> groups = redact::group_exposed(hidden, codes, number);
  const auto add = [&](const std::vector<redact::HiddenWord>& words) {
    for (auto& group : redact::group_exposed(words, {}, number)) groups.push_back(group);
  };
  add(unseen_words(page.source));
  if (redactions.empty()) return groups;
  for (const std::vector<Word>& earlier : document.earlier_words(page.source.number)) {
    const auto removed =
        redact::find_removed_words(page.gray, page.source.words, earlier, redactions);
    add(removed);
    if (!removed.empty()) break;  // older versions hold the same words once more
  }
  return groups;
}

std::vector<ExposedText> settle_exposed(const std::vector<redact::Exposure>& groups,
                                        std::vector<Redaction>& redactions,
                                        const ExposureOptions& options) {
  std::vector<ExposedText> exposed;
  for (const redact::Exposure& group : groups) {
    const bool is_junk =
        group.text.basis == ExposureBasis::kRecognitionLayer &&
        page::plausible_share(split(group.text.words)) < options.min_plausible_share;
    if (is_junk) continue;
    exposed.push_back(group.text);
    if (!group.redaction) continue;
    std::optional<int>& count = redactions[*group.redaction].exposed_characters;
    count = count.value_or(0) + group.text.characters;
  }
  return exposed;
}

std::vector<ExposedText> exposed_in(const std::vector<pdf::AttachedFile>& files) {
  std::vector<ExposedText> exposed;
  for (const pdf::AttachedFile& file : files) {
    exposed.push_back({ExposureBasis::kAttachment, {}, {}, character_count(file.text), file.text});
  }
  return exposed;
}

std::vector<Finding> exposed_findings(const std::vector<ExposedText>& exposed) {
  std::vector<Finding> findings;
  for (const ExposedText& text : exposed) {
    const std::string message = text.basis == ExposureBasis::kAttachment && text.characters == 0
                                    ? "the file carries an attached file, which was not read"
                                    : "the file still carries " + std::to_string(text.characters) +
                                          " characters " + reason_text(text.basis);
    findings.push_back(
        {FindingKind::kExposedText, message, text.page, text.region, text.characters});
  }
  return findings;
}

}  // namespace palimpsest::worker
