#include "worker/client/client.hpp"

#include "base/file.hpp"
#include "record/page_record.hpp"
#include "worker/client/session.hpp"

#include <utility>

namespace palimpsest::worker {
namespace {

// Decodes an answer; one that breaks its rules loses the worker like a crash.
template <class Decode>
auto decoded(Session& session, const std::string& payload, Decode decode) {
  try {
    return decode(payload);
  } catch (const Error& error) {
    session.reject(error.what());
  }
}

PageReading lost_page(int number, FindingKind kind, const std::string& why) {
  Page page;
  page.number = number;
  page.findings.push_back(
      {kind, "page " + std::to_string(number) + " was not read: " + why, number, {}, 0});
  return {page, ReadingDepth::kWhole};
}

bool is_worth_repeating(FindingKind kind) {
  return kind == FindingKind::kCrashed || kind == FindingKind::kOutOfMemory ||
         kind == FindingKind::kTimeout;
}

PageReading checked_page(std::string_view payload, const PageRequest& wanted) {
  const PageAnswer answer = decode_page_answer(payload);
  PageReading reading{record::parse_page(answer.json), answer.depth};
  if (reading.page.number != wanted.number) {
    throw Error(ErrorKind::kIntegrity, "the answer is of another page");
  }
  if (reading.depth < wanted.depth) {
    throw Error(ErrorKind::kIntegrity, "the page was only looked at");
  }
  return reading;
}

}  // namespace

struct OpenDocument::Kept {
  std::uint64_t name = 0;
  FileDescriptor bytes;  // a sealed memory file
  ReadOptions options;
  DocumentFacts facts;
  std::chrono::steady_clock::duration reading{};  // that its pages took

  [[nodiscard]] bool has_time_left(const ClientOptions& limits) const {
    return reading < limits.document_limit + facts.page_count * limits.document_limit_per_page;
  }

  void open_in(Session& session) {
    const std::string payload = session.open(name, bytes, options);
    facts = decoded(session, payload, decode_facts);
  }

  std::string request(Session& session, Message type, const std::string& payload, Message expected,
                      std::chrono::milliseconds limit) {
    if (!session.has_open(name)) open_in(session);
    return session.request(type, payload, expected, limit);
  }
};

OpenDocument::OpenDocument(std::shared_ptr<Session> session, std::unique_ptr<Kept> kept)
    : session_(std::move(session)), kept_(std::move(kept)) {}

OpenDocument::~OpenDocument() = default;

const DocumentFacts& OpenDocument::facts() const { return kept_->facts; }

const std::map<std::string, std::string>& OpenDocument::tooling() const {
  return kept_->facts.tooling;
}

int OpenDocument::page_count() const { return kept_->facts.page_count; }

Page OpenDocument::read_page(int number) { return read_page(number, ReadingDepth::kWhole).page; }

PageReading OpenDocument::read_page(int number, ReadingDepth depth) {
  if (!kept_->has_time_left(session_->options())) {
    return lost_page(number, FindingKind::kTimeout, "the document used up the time of its pages");
  }
  const auto start = std::chrono::steady_clock::now();
  PageReading reading = read_in_worker({number, depth});
  kept_->reading += std::chrono::steady_clock::now() - start;
  return reading;
}

PageReading OpenDocument::read_in_worker(const PageRequest& wanted) {
  const int number = wanted.number;
  for (int attempt = 1;; ++attempt) {
    try {
      const std::string answer = kept_->request(*session_, Message::kReadPage, encode(wanted),
                                                Message::kPage, session_->options().page_limit);
      return decoded(*session_, answer,
                     [&wanted](const std::string& text) { return checked_page(text, wanted); });
    } catch (const WorkerLost& lost) {
      if (attempt < session_->options().attempts && is_worth_repeating(lost.finding())) continue;
      return lost_page(number, lost.finding(), lost.what());
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return lost_page(number, FindingKind::kPageNotRendered, error.what());
    }
  }
}

std::vector<ExposedText> OpenDocument::read_exposed(int number) {
  const std::string answer = kept_->request(*session_, Message::kReadExposed, encode_number(number),
                                            Message::kExposed, session_->options().page_limit);
  return decoded(*session_, answer, decode_exposed);
}

Raster OpenDocument::render_gray(int number, int dpi) {
  const std::string answer =
      kept_->request(*session_, Message::kRender, encode(RenderRequest{number, dpi}),
                     Message::kRaster, session_->options().render_limit);
  return decoded(*session_, answer, decode_raster);
}

RegionReading OpenDocument::read_region(int page, const Region& region) {
  const std::string answer =
      kept_->request(*session_, Message::kReadRegion, encode(RegionRequest{page, region}),
                     Message::kReading, session_->options().region_limit);
  return decoded(*session_, answer, decode_reading);
}

Picture OpenDocument::draw_picture(const PictureRequest& request) {
  const std::string answer = kept_->request(*session_, Message::kDrawPicture, encode(request),
                                            Message::kPicture, session_->options().render_limit);
  return decoded(*session_, answer, decode_picture);
}

Client::Client(const std::filesystem::path& worker_program, const ClientOptions& options)
    : session_(std::make_shared<Session>(worker_program, options)) {}

Client::~Client() = default;

std::vector<std::string> Client::start() {
  session_->start_with({});
  return session_->layers();
}

std::vector<CellTable> Client::read_list(std::string_view bytes, const std::string& name) {
  try {
    const std::string answer = session_->send_file(Message::kReadList, encode_text(name),
                                                   sealed_memory_file(bytes), Message::kList);
    return decoded(*session_, answer, decode_tables);
  } catch (const WorkerLost& lost) {
    throw Error(ErrorKind::kInput, name + " cannot be read as a list: " + lost.what());
  }
}

Installed Client::installed() {
  session_->start_with({});
  const std::string answer = session_->request(Message::kAskInstalled, "", Message::kInstalled,
                                               session_->options().open_limit);
  return decoded(*session_, answer, decode_installed);
}

std::string Client::sandbox_text() const { return session_->sandbox_text(); }

std::unique_ptr<OpenDocument> Client::open(std::string_view bytes, const ReadOptions& options) {
  auto kept = std::make_unique<OpenDocument::Kept>();
  kept->name = session_->new_document();
  kept->bytes = sealed_memory_file(bytes);
  kept->options = options;
  kept->open_in(*session_);
  return std::unique_ptr<OpenDocument>(new OpenDocument(session_, std::move(kept)));
}

}  // namespace palimpsest::worker
