#include "worker/service/number_reader.hpp"

#include "identify/forms/form_fields.hpp"
#include "image/scale.hpp"
#include "worker/service/number_vote.hpp"
#include "worker/service/page_text.hpp"
#include "worker/service/place_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::worker {
namespace {

constexpr const char* kNumberAlphabet = "0123456789-";

bool is_of_form(const Identifier& number) { return number.witness == IdWitness::kFormField; }

bool has_form_number(const Page& page) {
  return std::any_of(page.identifiers.begin(), page.identifiers.end(), is_of_form);
}

// Returns the number that was read in `field`, or nothing.
const Identifier* number_in(const Page& page, const FormField& field) {
  const auto found = std::find_if(
      page.identifiers.begin(), page.identifiers.end(),
      [&](const Identifier& each) { return is_of_form(each) && each.region == field.region; });
  return found == page.identifiers.end() ? nullptr : &*found;
}

double confidence_of(const std::vector<Word>& words) {
  double sum = 0;
  for (const Word& word : words) sum += word.confidence / 100.0;
  return words.empty() ? 0 : sum / static_cast<double>(words.size());
}

// Returns what `table` sees in a field that holds `words`.
std::vector<Identifier> numbers_in_field(const FormField& field, const std::vector<Word>& words,
                                         const Page& page, const identify::Identifiers& table) {
  Page alone;
  alone.number = page.number;
  alone.size = page.size;
  alone.form = Form{FormKind::kRecordForm,
                    {{field.name, text_of(words), field.region, confidence_of(words)}},
                    {}};
  return table.on_page(alone);
}

// Returns the words that read a number of a document at `place`, which stands at an edge.
std::optional<Line> number_line(const std::vector<std::vector<Word>>& readings, const Region& place,
                                const Size& page, const identify::Identifiers& table) {
  std::optional<Line> best;
  double confidence = 0;
  for (const std::vector<Word>& words : readings) {
    Page alone;
    alone.number = 1;
    alone.size = page;
    alone.lines = {words};
    for (const Identifier& found : table.on_page(alone)) {
      const bool is_number = found.kind == IdentifierKind::kDocument && found.region &&
                             place.contains(found.region->center());
      if (!is_number || found.confidence <= confidence) continue;
      best = words;
      confidence = found.confidence;
    }
  }
  return best;
}

bool may_be_number_frame(const Redaction& redaction, const Size& page,
                         const NumberReadingOptions& options) {
  const double y = redaction.region.center().y.in_points() / page.height.in_points();
  const bool is_at_edge = y < options.edge_share || y > 1 - options.edge_share;
  return redaction.kind == RedactionKind::kOutlined && is_at_edge &&
         redaction.region.height() <= options.max_frame_height;
}

std::vector<std::vector<Word>> read_field(ocr::Engine& engine, const Raster& gray,
                                          const Region& region) {
  const PixelBox box = to_pixels(region, gray);
  if (box.width() <= 0 || box.height() <= 0) return {};
  const Raster crop = cropped(gray, box);
  const Region place = to_region(box, gray.dpi);
  const auto read = [&](const Raster& picture, ocr::Segmentation segmentation) {
    std::vector<Word> words = words_of(engine.read_block(picture, segmentation, kNumberAlphabet));
    for (Word& word : words) {
      const Region& r = word.region;
      word.region = {r.left + place.left, r.top + place.top, r.right + place.left,
                     r.bottom + place.top};
    }
    return words;
  };
  // Smaller letters are smoother, and misread in other places.
  const Raster small = image::scaled_down(crop, crop.dpi * 2 / 3);
  return {read(crop, ocr::Segmentation::kLine), read(crop, ocr::Segmentation::kBlock),
          read(small, ocr::Segmentation::kLine), read_place(engine, gray, region).words};
}

Region grown_within(const Region& region, Length margin, const Size& page) {
  return intersection(grown(region, margin), {{}, {}, page.width, page.height});
}

// Returns what the readings of the field say, the page's own among them.
std::vector<Identifier> readings_of_field(const FormField& field, const Page& page,
                                          const std::vector<std::vector<Word>>& readings,
                                          const identify::Identifiers& table,
                                          const NumberReadingOptions& options) {
  std::vector<Identifier> numbers;
  if (const Identifier* own = number_in(page, field)) numbers.push_back(*own);
  for (const std::vector<Word>& words : readings) {
    const std::vector<Identifier> found = numbers_in_field(field, words, page, table);
    // A prefix that nobody knows tells that something else was read.
    const double least = options.min_certainty * confidence_of(words);
    if (!found.empty() && found.front().confidence >= least) numbers.push_back(found.front());
  }
  return numbers;
}

// Whether a number that was put together of several readings can be one.
bool is_possible(const std::string& number, const FormField& field, const Page& page,
                 const identify::Identifiers& table, const NumberReadingOptions& options) {
  const std::vector<Identifier> found =
      numbers_in_field(field, {{number, field.region, 100}}, page, table);
  return !found.empty() && found.front().text == number &&
         found.front().confidence >= options.min_certainty;
}

// Returns the number that the readings of the field give together. One on which they disagree is
// too doubtful to name a document.
std::optional<Identifier> number_of_field(const FormField& field, const Page& page,
                                          const std::vector<Identifier>& readings,
                                          const identify::Identifiers& table,
                                          const NumberReadingOptions& options) {
  const auto voted = vote_on(readings);
  if (!voted) return std::nullopt;
  Identifier number = readings.front();
  for (const Identifier& reading : readings) {
    const bool is_it = reading.text == voted->text && reading.system == voted->system;
    if (is_it && (number.text != voted->text || reading.confidence > number.confidence)) {
      number = reading;
    }
  }
  number.text = voted->text;
  number.system = voted->system;
  const bool is_agreed = voted->agreement >= options.min_agreement &&
                         voted->readings >= options.enough_readings &&
                         is_possible(number.text, field, page, table, options);
  number.confidence = is_agreed ? voted->agreement * std::max(options.min_voted, number.confidence)
                                : std::min(number.confidence, options.doubtful_confidence);
  return number;
}

bool is_sure(const Identifier* number, const NumberReadingOptions& options) {
  return number != nullptr && number->confidence >= options.sure_confidence;
}

void read_fields_again(Page& page, ocr::Engine& engine, const std::vector<Raster>& pictures,
                       const identify::Identifiers& table, const NumberReadingOptions& options) {
  for (const FormField& field : page.form->fields) {
    if (!identify::is_number_field(field.name) || is_sure(number_in(page, field), options))
      continue;
    const Region place = grown_within(field.region, options.field_margin, page.size);
    std::vector<std::vector<Word>> readings;
    for (const Raster& picture : pictures) {
      for (auto& words : read_field(engine, picture, place)) readings.push_back(std::move(words));
    }
    const auto number = number_of_field(
        field, page, readings_of_field(field, page, readings, table, options), table, options);
    if (!number) continue;
    std::erase_if(page.identifiers, [&](const Identifier& each) {
      return each.witness == IdWitness::kFormField && each.region == field.region;
    });
    page.identifiers.insert(page.identifiers.begin(), *number);
  }
}

// Recognises the whole page once more from its cleaned picture, and takes its form from there when
// that one shows a number.
void read_form_again(Page& page, ocr::Engine& engine, const Raster& clean,
                     const identify::Identifiers& table, const SettleLines& settle) {
  Page again;
  again.number = page.number;
  again.size = page.size;
  again.lines = settle(engine.read_page(clean));
  again.form = identify::find_form(again.lines, again.size);
  again.identifiers = table.on_page(again);
  if (!again.form || !has_form_number(again)) return;
  page.form = std::move(again.form);
  std::erase_if(page.identifiers, is_of_form);
  for (auto number = again.identifiers.rbegin(); number != again.identifiers.rend(); ++number) {
    if (is_of_form(*number)) page.identifiers.insert(page.identifiers.begin(), *number);
  }
}

double mean_confidence(const Page& page) {
  double sum = 0;
  double count = 0;
  for (const Line& line : page.lines) {
    for (const Word& word : line) {
      sum += word.confidence / 100.0;
      count += 1;
    }
  }
  return count > 0 ? sum / count : 0;
}

bool shows_number(const Page& page) {
  return std::any_of(page.identifiers.begin(), page.identifiers.end(), [](const auto& each) {
    return each.kind == IdentifierKind::kDocument && each.witness != IdWitness::kText;
  });
}

void read_edges_again(Page& page, ocr::Engine& engine, const Raster& gray,
                      const identify::Identifiers& table, const SettleLines& settle,
                      const NumberReadingOptions& options) {
  const Length band = points(page.size.height.in_points() * options.edge_share);
  const Size& size = page.size;
  for (const Region& edge : {Region{{}, {}, size.width, band},
                             Region{{}, size.height - band, size.width, size.height}}) {
    Page alone;
    alone.number = page.number;
    alone.size = size;
    alone.lines = settle({read_place(engine, gray, edge).words});
    for (Identifier& found : table.on_page(alone)) {
      if (found.kind == IdentifierKind::kDocument) page.identifiers.push_back(std::move(found));
    }
  }
}

}  // namespace

SeenContent without_number_frames(SeenContent found, const Size& page, ocr::Engine& engine,
                                  const Raster& gray, const identify::Identifiers& table,
                                  const NumberReadingOptions& options) {
  std::erase_if(found.redactions, [&](const Redaction& redaction) {
    if (!may_be_number_frame(redaction, page, options)) return false;
    const Region inside = grown(redaction.region, -options.frame_line);
    const auto line = number_line(read_field(engine, gray, inside), redaction.region, page, table);
    if (!line) return false;
    for (Line& other : found.lines) {
      std::erase_if(other, [&](const Word& word) { return inside.contains(word.region.center()); });
    }
    std::erase_if(found.lines, [](const Line& other) { return other.empty(); });
    const auto below = std::find_if(found.lines.begin(), found.lines.end(), [&](const Line& other) {
      return other.front().region.top > line->front().region.top;
    });
    found.lines.insert(below, *line);
    return true;
  });
  return found;
}

Page with_numbers_read_again(Page page, ocr::Engine& engine, const Raster& gray,
                             const identify::Identifiers& table, const SettleLines& settle,
                             const NumberReadingOptions& options) {
  const bool is_bare = page.number == 1 && !shows_number(page);
  const bool is_doubtful = is_bare && mean_confidence(page) < options.doubtful_page;
  const bool is_open = page.form && page.form->kind == FormKind::kRecordForm &&
                       !(has_form_number(page) && is_sure(&page.identifiers.front(), options));
  if (is_open || is_doubtful) {
    const std::vector<Raster> pictures = {gray, cleaned(gray), cleaned(gray, options.strongly)};
    if (page.form) read_fields_again(page, engine, pictures, table, options);
    if (!has_form_number(page)) {
      for (std::size_t i = 1; i < pictures.size() && !has_form_number(page); ++i) {
        read_form_again(page, engine, pictures[i], table, settle);
      }
      if (page.form) read_fields_again(page, engine, pictures, table, options);
    }
  }
  if (page.number == 1 && !shows_number(page)) {
    read_edges_again(page, engine, gray, table, settle, options);
  }
  return page;
}

}  // namespace palimpsest::worker
