#include "worker/service/service.hpp"

#include "base/child_process.hpp"
#include "lists/cell_table.hpp"
#include "ocr/installed_languages.hpp"
#include "pdf/warm_up.hpp"
#include "record/page_record.hpp"
#include "worker/service/exposed_text.hpp"

#include <exception>
#include <new>
#include <utility>

namespace palimpsest::worker {

namespace {

constexpr const char* kOrientationData = "osd";  // no language, though it stands among them

}  // namespace

void Service::run() {
  for (;;) {
    Frame request;
    try {
      request = socket_.receive(kMaxRequestBytes);
    } catch (const PeerError&) {
      return;
    }
    Answer reply;
    try {
      reply = answer(request);
    } catch (const Error& error) {
      reply = {Message::kFailed, encode(error)};
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      reply = {Message::kFailed, encode(Error(ErrorKind::kInternal, error.what()))};
    }
    try {
      socket_.send(static_cast<std::uint8_t>(reply.type), reply.payload);
    } catch (const PeerError&) {
      return;
    }
  }
}

Service::Answer Service::answer(const Frame& request) {
  switch (static_cast<Message>(request.type)) {
    case Message::kStart:
      return start(decode_start(request.payload));
    case Message::kAskInstalled:
      return {Message::kInstalled, encode(installed())};
    case Message::kOpen:
      return open(request);
    case Message::kReadList:
      return read_list(request);
    case Message::kReadPage: {
      const PageRequest wanted = decode_page_request(request.payload);
      const PageReading reading = open_document().read_page(wanted.number, wanted.depth);
      return {Message::kPage,
              encode(PageAnswer{reading.depth, record::page_to_json(reading.page)})};
    }
    case Message::kReadExposed:
      return {Message::kExposed,
              encode(open_document().read_exposed(decode_number(request.payload, 0)))};
    case Message::kRender: {
      const RenderRequest wanted = decode_render_request(request.payload);
      return {Message::kRaster, encode(open_document().render_gray(wanted.number, wanted.dpi))};
    }
    case Message::kDrawPicture:
      return {Message::kPicture,
              encode(open_document().draw_picture(decode_picture_request(request.payload)))};
    case Message::kReadRegion: {
      const RegionRequest wanted = decode_region_request(request.payload);
      return {Message::kReading, encode(open_document().read_region(wanted.number, wanted.region))};
    }
    default:
      throw Error(ErrorKind::kInternal, "the worker process does not know this request");
  }
}

// Everything that is opened by name is opened here, before the first document comes.
Service::Answer Service::start(const StartRequest& request) {
  end_with_parent();
  if (!request.languages.empty()) engines_.load(request.languages);
  pdf::warm_up();
  const std::vector<std::string> layers = enter_sandbox(request.sandbox, pdf::files_read_later());
  if (!layers.empty()) pdf::warm_up();  // words still come out
  return {Message::kStarted, encode_layers(layers)};
}

Installed Service::installed() {
  Installed found{ocr::installed_languages(), pdf::tooling()};
  for (const std::string& language : found.languages) {
    if (language == kOrientationData) continue;
    found.tooling.merge(engines_.engine_for({language}).tooling());
    found.tooling.erase("tesseract.languages");
    break;
  }
  return found;
}

Service::Answer Service::open(const Frame& request) {
  const ReadOptions options = decode_options(request.payload);
  if (!request.descriptor.is_open()) {
    throw Error(ErrorKind::kInternal, "no file came with the request to open it");
  }
  document_.reset();
  document_.emplace(SourceDocument::open(MappedFile(request.descriptor.value())), options,
                    engines_);
  DocumentFacts facts{
      document_->page_count(),
      document_->facts().pdf_version,
      document_->facts().producer,
      document_->facts().findings,
      pdf::tooling(),
      engines_.identifiers_for(options.identifiers).in_metadata(document_->facts().description)};
  for (Finding& finding : exposed_findings(document_->read_exposed(0))) {
    facts.findings.push_back(std::move(finding));
  }
  facts.tooling["ocr"] = options.ocr == OcrMode::kNever    ? "never"
                         : options.ocr == OcrMode::kAlways ? "always"
                                                           : "auto";
  if (options.ocr != OcrMode::kNever) {
    facts.tooling.merge(engines_.engine_for(options.languages).tooling());
  }
  return {Message::kOpened, encode(facts)};
}

Service::Answer Service::read_list(const Frame& request) {
  const std::string name = decode_text(request.payload);
  if (!request.descriptor.is_open()) {
    throw Error(ErrorKind::kInternal, "no file came with the request to read a list");
  }
  std::string tables =
      encode(lists::read_cell_tables(read_descriptor(request.descriptor.value()), name));
  if (tables.size() > kMaxAnswerBytes) {
    throw Error(ErrorKind::kInput, name + " is too large for a list");
  }
  return {Message::kList, std::move(tables)};
}

PageReader& Service::open_document() {
  if (!document_) throw Error(ErrorKind::kInternal, "no document is open in the worker process");
  return *document_;
}

}  // namespace palimpsest::worker
