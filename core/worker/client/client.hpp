// The parent's side of a worker process: documents are opened and read there, never here.
//
// A worker that dies, hangs or answers nonsense costs one page: the page comes back empty with a
// finding, and a fresh worker reads the next one.
#pragma once

#include "model/exposed_text.hpp"
#include "model/page.hpp"
#include "model/picture.hpp"
#include "model/sources.hpp"
#include "worker/protocol.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::worker {

struct ClientOptions {
  // Wall clock for one request; a page of scanned text takes two seconds, a map ten.
  std::chrono::milliseconds open_limit = std::chrono::seconds(60);
  std::chrono::milliseconds page_limit = std::chrono::seconds(180);
  std::chrono::milliseconds render_limit = std::chrono::seconds(60);
  std::chrono::milliseconds region_limit = std::chrono::seconds(60);
  // Of the processor, for one request, whatever else the machine is doing.
  std::chrono::seconds processor_limit = std::chrono::seconds(60);
  // Wall clock for all pages of one document together, beside what each page adds to it.
  std::chrono::milliseconds document_limit = std::chrono::minutes(20);
  std::chrono::milliseconds document_limit_per_page = std::chrono::seconds(30);
  int attempts = 2;  // for a page whose worker was lost: again in a fresh one
  SandboxMode sandbox = SandboxMode::kRequired;
};

class Session;

// A document that a worker has open; reopened by itself when the worker was lost or has opened
// another document since. Not thread-safe.
class OpenDocument : public PageSource, public RegionReader, public PictureSource {
 public:
  ~OpenDocument() override;
  OpenDocument(const OpenDocument&) = delete;
  OpenDocument& operator=(const OpenDocument&) = delete;

  [[nodiscard]] const DocumentFacts& facts() const;
  [[nodiscard]] const std::map<std::string, std::string>& tooling() const;
  [[nodiscard]] int page_count() const override;

  // Reads page `number` (from 1). Throws no error for a page that cannot be read: it is empty and
  // its finding says why. Throws Error(environment) when the worker cannot be started or misses
  // data.
  [[nodiscard]] Page read_page(int number);
  [[nodiscard]] PageReading read_page(int number, ReadingDepth depth);

  // Returns the exposed text of a page with its words, of attached files for page 0. Only for a
  // person who asked for it: nothing of it may be stored. Throws like render_gray.
  [[nodiscard]] std::vector<ExposedText> read_exposed(int number);

  // All throw Error(input) when the page cannot be drawn or the worker fails on it.
  [[nodiscard]] Raster render_gray(int number, int dpi) override;
  [[nodiscard]] RegionReading read_region(int page, const Region& region) override;
  [[nodiscard]] Picture draw_picture(const PictureRequest& request) override;

 private:
  friend class Client;
  struct Kept;
  [[nodiscard]] PageReading read_in_worker(const PageRequest& wanted);
  OpenDocument(std::shared_ptr<Session> session, std::unique_ptr<Kept> kept);

  std::shared_ptr<Session> session_;
  std::unique_ptr<Kept> kept_;
};

// One worker process, started when it is first needed and kept over documents. Not thread-safe.
class Client {
 public:
  // `worker_program` is the palimpsest-worker of this build.
  explicit Client(const std::filesystem::path& worker_program, const ClientOptions& options = {});
  ~Client();

  // Opens a PDF. Throws Error(input) when it is empty, no PDF, locked, without pages, or fails the
  // worker; Error(environment) when the worker cannot start or a language is not installed.
  [[nodiscard]] std::unique_ptr<OpenDocument> open(std::string_view bytes,
                                                   const ReadOptions& options);

  // Reads a release list as tables of cells. `name` is used in messages. Throws Error(input) when
  // it cannot be read, or when the worker fails on it.
  [[nodiscard]] std::vector<CellTable> read_list(std::string_view bytes, const std::string& name);

  // Starts the worker, which reading does by itself, and returns the layers of its sandbox.
  [[nodiscard]] std::vector<std::string> start();

  // Returns what the worker finds on this machine; complete only outside the sandbox.
  [[nodiscard]] Installed installed();

  // Returns the sandbox as it was asked for, and the layers that the worker said to hold:
  // "required: limits, no_new_privs, landlock 7, seccomp".
  [[nodiscard]] std::string sandbox_text() const;

 private:
  std::shared_ptr<Session> session_;
};

}  // namespace palimpsest::worker
