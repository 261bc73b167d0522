#include "worker/client/session.hpp"

#include <csignal>
#include <utility>

namespace palimpsest::worker {
namespace {

// One thread a worker: with OpenMP's own threads a page takes several times as long.
ChildOptions child_options() { return {{}, {"OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8", "TZ=UTC"}}; }

FindingKind kind_of(const ExitStatus& status) {
  // The kernel kills what eats the machine's memory; this side only kills after a timeout.
  const bool is_out_of_memory = status.code == kOutOfMemoryExit || status.signal == SIGKILL;
  return is_out_of_memory ? FindingKind::kOutOfMemory : FindingKind::kCrashed;
}

std::string text_of(FindingKind kind, const ExitStatus& status) {
  if (kind == FindingKind::kOutOfMemory) return "the worker process ran out of memory";
  return "the worker process ended with " + status.text();
}

}  // namespace

void Session::start() {
  child_ = std::make_unique<ChildProcess>(program_, child_options());
  socket_.emplace(child_->take_socket());
  open_document_ = 0;
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
  const FindingKind kind = kind_of(status);
  throw WorkerLost(kind, text_of(kind, status));
}

void Session::reject(const std::string& reason) {
  open_document_ = 0;
  socket_.reset();
  child_.reset();
  throw WorkerLost(FindingKind::kCrashed, reason);
}

std::string Session::request(Message type, std::string_view payload, Message expected,
                             std::chrono::milliseconds limit, int descriptor) {
  if (!child_) start();
  Frame answer;
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

std::string Session::open(std::uint64_t document, const FileDescriptor& bytes,
                          const ReadOptions& options) {
  open_document_ = 0;
  std::string facts = request(Message::kOpen, encode(options), Message::kOpened,
                              options_.open_limit, bytes.value());
  open_document_ = document;
  return facts;
}

}  // namespace palimpsest::worker
