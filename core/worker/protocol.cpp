#include "worker/protocol.hpp"

#include "worker/wire.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace palimpsest::worker {
namespace {

constexpr int kMaxDpi = 1200;
constexpr int kMaxRasterSide = 65'000;  // pixels
constexpr double kConfidenceUnits = 10'000;

template <class Enumeration>
Enumeration take_enumeration(WireReader& reader, Enumeration last) {
  const std::uint8_t value = reader.take_u8();
  if (value > static_cast<std::uint8_t>(last)) fail_broken_answer("an unknown kind");
  return static_cast<Enumeration>(value);
}

void put_finding(WireWriter& writer, const Finding& finding) {
  writer.put_u8(static_cast<std::uint8_t>(finding.kind));
  writer.put_text(finding.message);
}

Finding take_finding(WireReader& reader) {
  const std::uint8_t kind = reader.take_u8();
  if (kind >= kNames<FindingKind>.size()) fail_broken_answer("an unknown finding");
  return {static_cast<FindingKind>(kind), reader.take_text(), std::nullopt, std::nullopt, 0};
}

void put_texts(WireWriter& writer, const std::vector<std::string>& texts) {
  writer.put_count(texts.size());
  for (const std::string& text : texts) writer.put_text(text);
}

std::vector<std::string> take_texts(WireReader& reader) {
  std::vector<std::string> texts;
  for (std::size_t left = reader.take_count(4); left > 0; --left) {
    texts.push_back(reader.take_text());
  }
  return texts;
}

void put_tooling(WireWriter& writer, const std::map<std::string, std::string>& tooling) {
  writer.put_count(tooling.size());
  for (const auto& [name, value] : tooling) {
    writer.put_text(name);
    writer.put_text(value);
  }
}

std::map<std::string, std::string> take_tooling(WireReader& reader) {
  std::map<std::string, std::string> tooling;
  for (std::size_t left = reader.take_count(8); left > 0; --left) {
    std::string name = reader.take_text();
    tooling[std::move(name)] = reader.take_text();
  }
  return tooling;
}

void put_number(WireWriter& writer, const Identifier& number) {
  writer.put_u8(static_cast<std::uint8_t>(number.kind));
  writer.put_text(number.system);
  writer.put_text(number.text);
  writer.put_text(number.raw);
  writer.put_u32(static_cast<std::uint32_t>(std::lround(number.confidence * kConfidenceUnits)));
}

Identifier take_number(WireReader& reader) {
  Identifier number;
  number.kind = take_enumeration(reader, IdentifierKind::kDate);
  number.system = reader.take_text();
  number.text = reader.take_text();
  number.raw = reader.take_text();
  number.witness = IdWitness::kMetadata;
  number.confidence = reader.take_int(0, static_cast<int>(kConfidenceUnits)) / kConfidenceUnits;
  return number;
}

}  // namespace

std::string encode(const StartRequest& request) {
  WireWriter writer;
  writer.put_u8(static_cast<std::uint8_t>(request.sandbox));
  put_texts(writer, request.languages);
  return writer.take();
}

StartRequest decode_start(std::string_view payload) {
  WireReader reader(payload);
  StartRequest request;
  request.sandbox = take_enumeration(reader, SandboxMode::kOff);
  request.languages = take_texts(reader);
  reader.finish();
  return request;
}

std::string encode_layers(const std::vector<std::string>& layers) {
  WireWriter writer;
  put_texts(writer, layers);
  return writer.take();
}

std::vector<std::string> decode_layers(std::string_view payload) {
  WireReader reader(payload);
  std::vector<std::string> layers = take_texts(reader);
  reader.finish();
  return layers;
}

std::string encode(const Installed& installed) {
  WireWriter writer;
  put_texts(writer, installed.languages);
  put_tooling(writer, installed.tooling);
  return writer.take();
}

Installed decode_installed(std::string_view payload) {
  WireReader reader(payload);
  Installed installed;
  installed.languages = take_texts(reader);
  installed.tooling = take_tooling(reader);
  reader.finish();
  return installed;
}

std::string encode(const ReadOptions& options) {
  WireWriter writer;
  put_texts(writer, options.languages);
  writer.put_u8(static_cast<std::uint8_t>(options.ocr));
  writer.put_u8(static_cast<std::uint8_t>(options.personal));
  writer.put_text(options.identifiers);
  const PageRange pages = options.pages.value_or(PageRange{});
  writer.put_i32(pages.first);
  writer.put_i32(pages.last);
  return writer.take();
}

ReadOptions decode_options(std::string_view payload) {
  WireReader reader(payload);
  ReadOptions options;
  options.languages = take_texts(reader);
  options.ocr = take_enumeration(reader, OcrMode::kNever);
  options.personal = take_enumeration(reader, PersonalNumbers::kShown);
  options.identifiers = reader.take_text();
  const PageRange pages{reader.take_int(0, kMaxPageNumber), reader.take_int(0, kMaxPageNumber)};
  if (pages.first > pages.last) fail_broken_answer("pages that end before they begin");
  if (pages.first > 0) options.pages = pages;
  reader.finish();
  return options;
}

std::string encode(const DocumentFacts& facts) {
  WireWriter writer;
  writer.put_i32(facts.page_count);
  writer.put_text(facts.pdf_version);
  writer.put_text(facts.producer);
  writer.put_count(facts.findings.size());
  for (const Finding& finding : facts.findings) put_finding(writer, finding);
  put_tooling(writer, facts.tooling);
  writer.put_count(facts.identifiers.size());
  for (const Identifier& number : facts.identifiers) put_number(writer, number);
  return writer.take();
}

DocumentFacts decode_facts(std::string_view payload) {
  WireReader reader(payload);
  DocumentFacts facts;
  facts.page_count = reader.take_int(1, kMaxPageNumber);
  facts.pdf_version = reader.take_text();
  facts.producer = reader.take_text();
  for (std::size_t left = reader.take_count(5); left > 0; --left) {
    facts.findings.push_back(take_finding(reader));
  }
  facts.tooling = take_tooling(reader);
  for (std::size_t left = reader.take_count(17); left > 0; --left) {
    facts.identifiers.push_back(take_number(reader));
  }
  reader.finish();
  return facts;
}

std::string encode(const PageRequest& request) {
  WireWriter writer;
  writer.put_i32(request.number);
  writer.put_u8(static_cast<std::uint8_t>(request.depth));
  return writer.take();
}

PageRequest decode_page_request(std::string_view payload) {
  WireReader reader(payload);
  PageRequest request;
  request.number = reader.take_int(1, kMaxPageNumber);
  request.depth = take_enumeration(reader, ReadingDepth::kWhole);
  reader.finish();
  return request;
}

std::string encode(const PageAnswer& answer) {
  WireWriter writer;
  writer.put_u8(static_cast<std::uint8_t>(answer.depth));
  return writer.take() + answer.json;
}

PageAnswer decode_page_answer(std::string_view payload) {
  WireReader reader(payload);
  PageAnswer answer;
  answer.depth = take_enumeration(reader, ReadingDepth::kWhole);
  answer.json = reader.take_rest();
  return answer;
}

std::string encode(const RenderRequest& request) {
  WireWriter writer;
  writer.put_i32(request.number);
  writer.put_i32(request.dpi);
  return writer.take();
}

RenderRequest decode_render_request(std::string_view payload) {
  WireReader reader(payload);
  RenderRequest request;
  request.number = reader.take_int(1, kMaxPageNumber);
  request.dpi = reader.take_int(1, kMaxDpi);
  reader.finish();
  return request;
}

std::string encode(const RegionRequest& request) {
  WireWriter writer;
  writer.put_i32(request.number);
  writer.put_region(request.region);
  return writer.take();
}

RegionRequest decode_region_request(std::string_view payload) {
  WireReader reader(payload);
  RegionRequest request;
  request.number = reader.take_int(1, kMaxPageNumber);
  request.region = reader.take_region();
  reader.finish();
  return request;
}

std::string encode(const Raster& gray) {
  WireWriter writer;
  writer.put_i32(gray.width);
  writer.put_i32(gray.height);
  writer.put_i32(gray.dpi);
  std::string bytes = writer.take();
  bytes.append(reinterpret_cast<const char*>(gray.pixels.data()), gray.pixels.size());
  return bytes;
}

Raster decode_raster(std::string_view payload) {
  WireReader reader(payload);
  Raster raster;
  raster.width = reader.take_int(1, kMaxRasterSide);
  raster.height = reader.take_int(1, kMaxRasterSide);
  raster.dpi = reader.take_int(1, kMaxDpi);
  const std::string_view pixels = reader.take_rest();
  if (pixels.size() != static_cast<std::size_t>(raster.width) * raster.height) {
    fail_broken_answer("a page image is not as large as it says");
  }
  raster.pixels.assign(pixels.begin(), pixels.end());
  return raster;
}

std::string encode(const RegionReading& reading) {
  WireWriter writer;
  const double confidence = std::clamp(reading.confidence, 0.0, 1.0);
  writer.put_u32(static_cast<std::uint32_t>(confidence * kConfidenceUnits));
  writer.put_count(reading.words.size());
  for (const Word& word : reading.words) {
    writer.put_text(word.text);
    writer.put_region(word.region);
    writer.put_i32(word.confidence);
  }
  return writer.take();
}

RegionReading decode_reading(std::string_view payload) {
  WireReader reader(payload);
  RegionReading reading;
  reading.confidence = reader.take_int(0, static_cast<int>(kConfidenceUnits)) / kConfidenceUnits;
  for (std::size_t left = reader.take_count(24); left > 0; --left) {
    Word word;
    word.text = reader.take_text();
    word.region = reader.take_region();
    word.confidence = reader.take_int(0, 100);
    reading.words.push_back(std::move(word));
  }
  reader.finish();
  return reading;
}

std::string encode(const std::vector<ExposedText>& exposed) {
  WireWriter writer;
  writer.put_count(exposed.size());
  for (const ExposedText& text : exposed) {
    writer.put_u8(static_cast<std::uint8_t>(text.basis));
    writer.put_i32(text.page.value_or(0));
    writer.put_u8(text.region ? 1 : 0);
    writer.put_region(text.region.value_or(Region{}));
    writer.put_i32(text.characters);
    writer.put_text(text.words);
  }
  return writer.take();
}

std::vector<ExposedText> decode_exposed(std::string_view payload) {
  WireReader reader(payload);
  std::vector<ExposedText> exposed;
  for (std::size_t left = reader.take_count(30); left > 0; --left) {
    ExposedText& text = exposed.emplace_back();
    text.basis = take_enumeration(reader, ExposureBasis::kUnderRedaction);
    if (const int page = reader.take_int(0, kMaxPageNumber); page > 0) text.page = page;
    const bool has_region = reader.take_u8() != 0;
    const Region region = reader.take_region();
    if (has_region) text.region = region;
    text.characters = reader.take_int(0, std::numeric_limits<int>::max());
    text.words = reader.take_text();
  }
  reader.finish();
  return exposed;
}

std::string encode(const Error& error) {
  WireWriter writer;
  writer.put_u8(static_cast<std::uint8_t>(error.kind()));
  writer.put_text(error.what());
  writer.put_text(error.hint());
  return writer.take();
}

Error decode_error(std::string_view payload) {
  WireReader reader(payload);
  const ErrorKind kind = take_enumeration(reader, ErrorKind::kInterrupted);
  const std::string what = reader.take_text();
  const std::string hint = reader.take_text();
  reader.finish();
  return Error(kind, what, hint);
}

std::string encode_number(int number) {
  WireWriter writer;
  writer.put_i32(number);
  return writer.take();
}

int decode_number(std::string_view payload, int least) {
  WireReader reader(payload);
  const int number = reader.take_int(least, kMaxPageNumber);
  reader.finish();
  return number;
}

}  // namespace palimpsest::worker
