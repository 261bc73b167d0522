// What this program and its worker process say to each other, one answer to each request.
//
//   frame    = length:u32 type:u8 payload            base/frame.hpp; numbers are little-endian
//   text     = count:u32 bytes                       UTF-8
//   list(x)  = count:u32 x*
//
//   request           payload                           answer
//   start        'S'  sandbox:u8 languages:list(text)   's' list(text), the layers of the sandbox;
//                                                       comes once and before all others
//   installed    'D'  nothing                           'd' list(text) list(tool): languages,
//   tools;
//                                                       only outside the sandbox
//   open         'O'  languages:list(text) ocr:u8       'o' facts
//                     personal:u8 identifiers:text
//                     first:i32 last:i32, 0 for all pages,
//                     and the PDF, or the set of images,
//                     as a sealed descriptor
//   page         'P'  number:i32 depth:u8               'p' depth:u8, and JSON of
//                                                       record/page_record.hpp
//   render       'R'  number:i32 dpi:i32                'r' width:i32 height:i32 dpi:i32 gray bytes
//   region       'G'  number:i32 region                 'g' confidence:u32 (of 10,000) list(word)
//   exposed text 'X'  number:i32, 0 for the file        'x' list(exposed); the only answer that
//                                                       holds withheld words
//   picture      'I'  number:i32 has_region:u8 region   'i' format:u8 width:i32 height:i32 and the
//                     dpi:i32 use:u8 width:i32          bytes of the image file
//                     height:i32 list(mark)
//                     covers:list(region)
//
//   list         'L'  name:text, and the file as a sealed  'l' list(table)
//                     descriptor
//
//   any request may be answered by 'e' kind:u8 what:text hint:text (an Error), after which the
//   worker goes on; a worker that cannot go on ends instead.
//
//   facts    = page_count:i32 pdf_version:text producer:text list(finding) list(tool)
//              list(number)
//   number   = kind:u8 system:text text:text raw:text confidence:u32 (of 10,000), in the metadata
//   tool     = name:text value:text
//   finding  = kind:u8 message:text                  of the whole file
//   word     = text region confidence:i32
//   exposed  = basis:u8 page:i32 has_region:u8 region characters:i32 words:text
//   table    = sheet:text counts_from_1904:u8 list(row) of a release list; row = list(cell)
//   cell     = text:text is_number:u8
//   mark     = list(x:i32 y:i32) red:u8 green:u8 blue:u8 label:text
//   region   = left:i32 top:i32 right:i32 bottom:i32 in hundredths of a point, as x and y
//
// Both ends come from one build, so there is no version; the worker is not trusted: the decoders
// check every number and throw Error(integrity).
#pragma once

#include "base/error.hpp"
#include "base/sandbox/sandbox.hpp"
#include "model/cell_table.hpp"
#include "model/exposed_text.hpp"
#include "model/finding.hpp"
#include "model/identifier.hpp"
#include "model/page.hpp"
#include "model/page_range.hpp"
#include "model/picture.hpp"
#include "model/raster.hpp"
#include "model/sources.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::worker {

enum class Message : std::uint8_t {
  kStart = 'S',
  kAskInstalled = 'D',
  kOpen = 'O',
  kReadPage = 'P',
  kRender = 'R',
  kReadRegion = 'G',
  kReadExposed = 'X',
  kDrawPicture = 'I',
  kReadList = 'L',
  kStarted = 's',
  kInstalled = 'd',
  kOpened = 'o',
  kPage = 'p',
  kRaster = 'r',
  kReading = 'g',
  kExposed = 'x',
  kPicture = 'i',
  kList = 'l',
  kFailed = 'e',
};

// The most that one answer may hold: a gray page at 300 dpi takes 8 MB, a page's JSON at most a
// few.
inline constexpr std::size_t kMaxAnswerBytes = 64U << 20;
inline constexpr std::size_t kMaxRequestBytes = 1U << 20;  // a page with thousands of marks

// The exit code of a worker that ran out of memory.
inline constexpr int kOutOfMemoryExit = 12;

enum class OcrMode { kAuto, kAlways, kNever };

// How far a page is read. To look is to leave out the recognition of its text, where it has no good
// text layer: redactions and the pictures of labels are seen, words are not.
enum class ReadingDepth { kLook, kWhole };

// Numbers of persons leave the worker process masked, but for a person who asked for them.
enum class PersonalNumbers { kMasked, kShown };

struct ReadOptions {
  OcrMode ocr = OcrMode::kAuto;
  std::vector<std::string> languages{"eng"};  // Tesseract's names
  PersonalNumbers personal = PersonalNumbers::kMasked;
  std::optional<PageRange> pages = {};  // read as a document by themselves, numbered from 1
  std::string identifiers = {};  // rows of a person's own table, as in schemas/identifiers.tsv

  friend bool operator==(const ReadOptions&, const ReadOptions&) = default;
};

// What a worker loads before it locks itself in, and how far it does.
struct StartRequest {
  SandboxMode sandbox = SandboxMode::kRequired;
  std::vector<std::string> languages;  // to be loaded; none when nothing will be recognised

  friend bool operator==(const StartRequest&, const StartRequest&) = default;
};

// What a worker finds on its machine.
struct Installed {
  std::vector<std::string> languages;          // Tesseract's names
  std::map<std::string, std::string> tooling;  // versions, as a revision records them

  friend bool operator==(const Installed&, const Installed&) = default;
};

// What the worker says of a document that it opened.
struct DocumentFacts {
  int page_count = 0;
  std::string pdf_version;
  std::string producer;
  std::vector<Finding> findings;               // of the whole file
  std::map<std::string, std::string> tooling;  // what the results depend on, in fixed words
  std::vector<Identifier> identifiers;         // in what the file says of itself

  friend bool operator==(const DocumentFacts&, const DocumentFacts&) = default;
};

struct PageRequest {
  int number = 0;
  ReadingDepth depth = ReadingDepth::kWhole;
};

// A page, and how far it was read: whole, too, where there was nothing to recognise.
struct PageReading {
  Page page;
  ReadingDepth depth = ReadingDepth::kWhole;
};

// The same on its way.
struct PageAnswer {
  ReadingDepth depth{};
  std::string json;
};

struct RenderRequest {
  int number = 0;
  int dpi = 0;
};

struct RegionRequest {
  int number = 0;
  Region region;
};

[[nodiscard]] std::string encode(const StartRequest& request);
[[nodiscard]] std::string encode(const Installed& installed);
[[nodiscard]] std::string encode(const ReadOptions& options);
[[nodiscard]] std::string encode(const DocumentFacts& facts);
[[nodiscard]] std::string encode(const PageRequest& request);
[[nodiscard]] std::string encode(const PageAnswer& answer);
[[nodiscard]] std::string encode(const RenderRequest& request);
[[nodiscard]] std::string encode(const RegionRequest& request);
[[nodiscard]] std::string encode(const Raster& gray);
[[nodiscard]] std::string encode(const RegionReading& reading);
[[nodiscard]] std::string encode(const std::vector<ExposedText>& exposed);
[[nodiscard]] std::string encode(const PictureRequest& request);
[[nodiscard]] std::string encode(const Picture& picture);
[[nodiscard]] std::string encode(const std::vector<CellTable>& tables);
[[nodiscard]] std::string encode(const Error& error);
[[nodiscard]] std::string encode_layers(const std::vector<std::string>& layers);
[[nodiscard]] std::string encode_number(int number);
[[nodiscard]] std::string encode_text(std::string_view text);

[[nodiscard]] StartRequest decode_start(std::string_view payload);
[[nodiscard]] Installed decode_installed(std::string_view payload);
[[nodiscard]] ReadOptions decode_options(std::string_view payload);
[[nodiscard]] DocumentFacts decode_facts(std::string_view payload);
[[nodiscard]] PageRequest decode_page_request(std::string_view payload);
[[nodiscard]] PageAnswer decode_page_answer(std::string_view payload);
[[nodiscard]] RenderRequest decode_render_request(std::string_view payload);
[[nodiscard]] RegionRequest decode_region_request(std::string_view payload);
[[nodiscard]] Raster decode_raster(std::string_view payload);
[[nodiscard]] RegionReading decode_reading(std::string_view payload);
[[nodiscard]] std::vector<ExposedText> decode_exposed(std::string_view payload);
[[nodiscard]] PictureRequest decode_picture_request(std::string_view payload);
[[nodiscard]] Picture decode_picture(std::string_view payload);
[[nodiscard]] std::vector<CellTable> decode_tables(std::string_view payload);
[[nodiscard]] Error decode_error(std::string_view payload);
[[nodiscard]] std::vector<std::string> decode_layers(std::string_view payload);
[[nodiscard]] std::string decode_text(std::string_view payload);
[[nodiscard]] int decode_number(std::string_view payload, int least = 1);

}  // namespace palimpsest::worker
