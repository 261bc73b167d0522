// One worker process with its connection, and the typed end of a request that it failed.
#pragma once

#include "base/child_process.hpp"
#include "base/frame.hpp"
#include "model/finding.hpp"
#include "worker/client/client.hpp"
#include "worker/protocol.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::worker {

// The worker was lost over a request. `kind` is kTimeout, kOutOfMemory, kCrashed or kTooLarge.
class WorkerLost : public Error {
 public:
  WorkerLost(FindingKind kind, const std::string& what)
      : Error(ErrorKind::kInput, what), finding_(kind) {}

  [[nodiscard]] FindingKind finding() const { return finding_; }

 private:
  FindingKind finding_;
};

// Shared by the documents of one client; at most one of them is open in the process.
class Session {
 public:
  Session(std::filesystem::path program, const ClientOptions& options)
      : program_(std::move(program)), options_(options) {}

  [[nodiscard]] const ClientOptions& options() const { return options_; }

  // Returns a name for a document of this session.
  [[nodiscard]] std::uint64_t new_document() { return ++last_document_; }

  // Whether the process is alive and has `document` open.
  [[nodiscard]] bool has_open(std::uint64_t document) const {
    return child_ && open_document_ == document;
  }

  // Starts a process if there is none; it loads `languages`.
  void start_with(const std::vector<std::string>& languages);

  // Returns the layers of the sandbox that the last process said to hold.
  [[nodiscard]] const std::vector<std::string>& layers() const { return layers_; }

  // Returns the sandbox as it was asked for, and the layers of the last process that was started:
  // "required: limits, no_new_privs, landlock 7, seccomp".
  [[nodiscard]] std::string sandbox_text() const;

  // Opens `bytes`, a sealed memory file, and returns the payload of the answer.
  std::string open(std::uint64_t document, const FileDescriptor& bytes, const ReadOptions& options);

  // Sends a file of which nothing stays in the process, and returns the payload of the answer.
  std::string send_file(Message type, std::string_view payload, const FileDescriptor& bytes,
                        Message expected);

  // Sends a request about the open document and returns the payload of the answer `expected`.
  // Throws WorkerLost when the worker failed, and the worker's own Error when it refused.
  std::string request(Message type, std::string_view payload, Message expected,
                      std::chrono::milliseconds limit);

  // Ends the process after an answer that broke the protocol, and throws WorkerLost.
  [[noreturn]] void reject(const std::string& reason);

 private:
  void start(const std::vector<std::string>& languages);
  std::string exchange(Message type, std::string_view payload, Message expected,
                       std::chrono::milliseconds limit, int descriptor);
  void end();
  [[noreturn]] void lose(PeerFailure failure);

  std::filesystem::path program_;
  ClientOptions options_;
  std::unique_ptr<ChildProcess> child_;
  std::optional<FrameSocket> socket_;
  std::vector<std::string> languages_;  // that the process has loaded
  std::vector<std::string> layers_;     // of its sandbox
  std::uint64_t last_document_ = 0;
  std::uint64_t open_document_ = 0;  // 0 when none
};

}  // namespace palimpsest::worker
