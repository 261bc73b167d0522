// What reading a page gave, kept so that no page is read twice: a pure function of the original,
// the page and the pipeline that read it.
//
//   cache/pages/<method>/<pipeline>/aa/<sha256>/0000       what the worker said of the document
//   cache/pages/<method>/<pipeline>/aa/<sha256>/0001       the record of page 1
//
// The method is a digest of this program's sources, the pipeline one of the versions of its
// libraries, of the language data and of the options. Records are masked before they come here, and
// hold no exposed words. Each file begins with a line that names the sandbox in which it was read,
// since a commit names that and not the one in which its pages were found again. Any thread may use
// it.
#pragma once

#include "archive/reading/page_supply.hpp"
#include "base/digest.hpp"
#include "model/page.hpp"
#include "store/cache_folder.hpp"
#include "worker/protocol.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace palimpsest::archive {

// Names the pipeline that reads with these options and tools: method/pipeline of the paths above.
[[nodiscard]] std::string pipeline_of(const worker::ReadOptions& options,
                                      const std::map<std::string, std::string>& tooling);

// Whether the page was lost in a way that need not repeat itself.
[[nodiscard]] bool is_lost(const Page& page);

template <class Result>
struct KeptResult {
  Result result;
  std::string sandbox;  // in which it was read, as commits say it
};

class PageResults {
 public:
  // `folder` is cache/pages of an archive; empty to keep nothing. What `supply` has is taken from
  // it first; null when there is none.
  PageResults(const std::filesystem::path& folder, const worker::ReadOptions& options,
              std::shared_ptr<const PageSupply> supply = nullptr);

  // Tells the tooling that the worker reported; until then nothing is found or kept.
  void set_tooling(const std::map<std::string, std::string>& tooling);

  // Throws the Error with which the document could not be opened, where the supply has it.
  [[nodiscard]] std::optional<KeptResult<worker::DocumentFacts>> facts(
      const Sha256& original) const;
  void keep_facts(const Sha256& original, const worker::DocumentFacts& facts,
                  const std::string& sandbox) const;

  [[nodiscard]] std::optional<KeptResult<Page>> page(const Sha256& original, int number) const;

  // Keeps the record of a page, unless the page was lost in a way that need not repeat itself.
  void keep_page(const Sha256& original, const Page& page, const std::string& record,
                 const std::string& sandbox) const;

  // Throws Error(environment) when these tools would not read as the supply did.
  void check_tooling(const std::map<std::string, std::string>& tooling) const;

 private:
  // Nothing while the tooling is not known, and without a folder.
  [[nodiscard]] std::optional<std::string> key_of(const Sha256& original, int number) const;

  std::optional<store::CacheFolder> cache_;
  worker::ReadOptions options_;
  std::shared_ptr<const PageSupply> supply_;
  mutable std::mutex mutex_;
  std::string pipeline_;  // see pipeline_of(); empty while the tooling is not known
};

// Returns where an archive keeps the results.
[[nodiscard]] std::filesystem::path page_results_folder(const std::filesystem::path& archive);

}  // namespace palimpsest::archive
