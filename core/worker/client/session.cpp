#include "worker/client/session.hpp"

#include "base/sandbox/system_calls.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <utility>

namespace palimpsest::worker {
namespace {

// One thread a worker: with OpenMP's own threads a page takes several times as long.
ChildOptions child_options() { return {{}, {"OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8", "TZ=UTC"}}; }

// What the C and C++ libraries, Poppler and Leptonica print when memory is refused to them.
bool complains_of_memory(std::string_view printed) {
  constexpr std::array<std::string_view, 4> kComplaints = {"Out of memory", "Bogus memory",
                                                           "bad_alloc", "malloc failure"};
  return std::any_of(kComplaints.begin(), kComplaints.end(), [&](std::string_view complaint) {
    return printed.find(complaint) != std::string_view::npos;
  });
}

FindingKind kind_of(const ExitStatus& status, std::string_view printed) {
  if (status.signal == SIGXCPU) return FindingKind::kTimeout;
  // The kernel kills what eats the machine's memory; this side only kills after a timeout.
  const bool is_out_of_memory =
      status.code == kOutOfMemoryExit || status.signal == SIGKILL || complains_of_memory(printed);
  return is_out_of_memory ? FindingKind::kOutOfMemory : FindingKind::kCrashed;
}

std::string text_of(FindingKind kind, const ExitStatus& status, std::string_view printed) {
  if (kind == FindingKind::kTimeout) return "the worker process used up its processor time";
  if (kind == FindingKind::kOutOfMemory) return "the worker process ran out of memory";
  if (status.code == kForbiddenCallExit) {
    return "the worker process was ended for the system call " +
           forbidden_call(printed).value_or("(unknown)") + ", which its sandbox forbids";
  }
  return "the worker process ended with " + status.text();
}

}  // namespace

void Session::start(const std::vector<std::string>& languages) {
  child_ = std::make_unique<ChildProcess>(program_, child_options());
  socket_.emplace(child_->take_socket());
  open_document_ = 0;
  try {
    const std::string answer =
        exchange(Message::kStart, encode(StartRequest{options_.sandbox, languages}),
                 Message::kStarted, options_.open_limit, -1);
    layers_ = decode_layers(answer);
    languages_ = languages;
  } catch (const WorkerLost& lost) {
    throw Error(ErrorKind::kEnvironment, std::string("PDFs cannot be read: ") + lost.what(),
                "palimpsest doctor says what is missing");
  } catch (const Error&) {
    end();
    throw;
  }
}

void Session::end() {
  open_document_ = 0;
  socket_.reset();
  child_.reset();
}

void Session::lose(PeerFailure failure) {
  open_document_ = 0;
  socket_.reset();
  const std::unique_ptr<ChildProcess> child = std::move(child_);
  const ExitStatus status = child->stop();
  if (failure == PeerFailure::kTimeout) {
    throw WorkerLost(FindingKind::kTimeout, "the worker process did not answer in time");
  }
  if (failure == PeerFailure::kTooLarge) {
    throw WorkerLost(FindingKind::kTooLarge, "the worker process answered more than is taken");
  }
  const std::string printed = child->output();
  const FindingKind kind = kind_of(status, printed);
  throw WorkerLost(kind, text_of(kind, status, printed));
}

void Session::reject(const std::string& reason) {
  end();
  throw WorkerLost(FindingKind::kCrashed, reason);
}

std::string Session::exchange(Message type, std::string_view payload, Message expected,
                              std::chrono::milliseconds limit, int descriptor) {
  Frame answer;
  child_->limit_processor_time(options_.processor_limit);
  try {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    socket_->send(static_cast<std::uint8_t>(type), payload, descriptor, deadline);
    answer = socket_->receive(kMaxAnswerBytes, deadline);
  } catch (const PeerError& error) {
    lose(error.failure());
  }
  if (answer.type == static_cast<std::uint8_t>(expected)) return std::move(answer.payload);
  if (answer.type != static_cast<std::uint8_t>(Message::kFailed)) {
    reject("the worker process gave an answer of the wrong kind");
  }
  std::optional<Error> refusal;
  try {
    refusal = decode_error(answer.payload);
  } catch (const Error& broken) {
    reject(broken.what());
  }
  throw Error(*refusal);
}

std::string Session::request(Message type, std::string_view payload, Message expected,
                             std::chrono::milliseconds limit) {
  return exchange(type, payload, expected, limit, -1);
}

void Session::start_with(const std::vector<std::string>& languages) {
  if (!child_) start(languages);
}

std::string Session::open(std::uint64_t document, const FileDescriptor& bytes,
                          const ReadOptions& options) {
  open_document_ = 0;
  // Also where no page is recognised: a diff still reads the places that it asks for.
  if (options.languages != languages_) end();
  start_with(options.languages);
  std::string facts = exchange(Message::kOpen, encode(options), Message::kOpened,
                               options_.open_limit, bytes.value());
  open_document_ = document;
  return facts;
}

std::string Session::send_file(Message type, std::string_view payload, const FileDescriptor& bytes,
                               Message expected) {
  start_with({});
  return exchange(type, payload, expected, options_.open_limit, bytes.value());
}

std::string Session::sandbox_text() const {
  std::string text(name_of(options_.sandbox));
  for (std::size_t i = 0; i < layers_.size(); ++i) text += (i == 0 ? ": " : ", ") + layers_[i];
  return text;
}

}  // namespace palimpsest::worker
