#include "archive/reading/page_results.hpp"

#include "archive/reading/reading_method.hpp"
#include "base/error.hpp"
#include "base/zero_padded.hpp"
#include "record/page_record.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kNameDigits = 16;
constexpr std::size_t kPageDigits = 4;
constexpr int kFacts = 0;  // numbered like a page

// A machine that was busy or short of memory says nothing of the page.
bool may_pass(FindingKind kind) {
  return kind == FindingKind::kTimeout || kind == FindingKind::kOutOfMemory ||
         kind == FindingKind::kCrashed;
}

using KeptText = KeptResult<std::string>;

std::string to_file(const std::string& sandbox, const std::string& text) {
  return sandbox + '\n' + text;
}

std::optional<KeptText> from_file(const std::optional<std::string>& file) {
  const std::size_t end = file ? file->find('\n') : std::string::npos;
  if (end == std::string::npos) return std::nullopt;
  return KeptText{file->substr(end + 1), file->substr(0, end)};
}

// Returns what `decode` makes of a kept text. One that no longer means anything is read again.
template <class Decode>
auto decoded(std::optional<KeptText> kept, Decode decode)
    -> std::optional<KeptResult<decltype(decode(kept->result))>> {
  if (!kept) return std::nullopt;
  try {
    return KeptResult<decltype(decode(kept->result))>{decode(kept->result),
                                                      std::move(kept->sandbox)};
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::filesystem::path page_results_folder(const std::filesystem::path& archive) {
  return archive / "cache" / "pages";
}

std::string pipeline_of(const worker::ReadOptions& options,
                        const std::map<std::string, std::string>& tooling) {
  std::string text = worker::encode(options);
  for (const auto& [name, value] : tooling) text += '\0' + name + '\0' + value;
  return reading_method() + "/" + sha256_of(text).hex().substr(0, kNameDigits);
}

bool is_lost(const Page& page) {
  return std::any_of(page.findings.begin(), page.findings.end(),
                     [](const Finding& finding) { return may_pass(finding.kind); });
}

PageResults::PageResults(const std::filesystem::path& folder, const worker::ReadOptions& options,
                         std::shared_ptr<const PageSupply> supply)
    : options_(options), supply_(std::move(supply)) {
  if (!folder.empty()) cache_.emplace(folder);
}

void PageResults::set_tooling(const std::map<std::string, std::string>& tooling) {
  std::string pipeline = pipeline_of(options_, tooling);
  const std::lock_guard lock(mutex_);
  pipeline_ = std::move(pipeline);
}

std::optional<std::string> PageResults::key_of(const Sha256& original, int number) const {
  const std::lock_guard lock(mutex_);
  if (!cache_ || pipeline_.empty()) return std::nullopt;
  const std::string hex = original.hex();
  return pipeline_ + "/" + hex.substr(0, 2) + "/" + hex + "/" +
         zero_padded(std::to_string(number), kPageDigits);
}

std::optional<KeptResult<worker::DocumentFacts>> PageResults::facts(const Sha256& original) const {
  if (auto supplied = supply_ ? supply_->facts(original) : std::nullopt) {
    return KeptResult<worker::DocumentFacts>{std::move(*supplied), supply_->sandbox(original)};
  }
  const auto key = key_of(original, kFacts);
  if (!key) return std::nullopt;
  return decoded(from_file(cache_->read(*key)),
                 [](const std::string& text) { return worker::decode_facts(text); });
}

void PageResults::keep_facts(const Sha256& original, const worker::DocumentFacts& facts,
                             const std::string& sandbox) const {
  const auto key = key_of(original, kFacts);
  if (key) cache_->write(*key, to_file(sandbox, worker::encode(facts)));
}

std::optional<KeptResult<Page>> PageResults::page(const Sha256& original, int number) const {
  std::optional<KeptText> kept;
  if (auto record = supply_ ? supply_->page(original, number) : std::nullopt) {
    kept = KeptText{std::move(*record), supply_->sandbox(original)};
  }
  const auto key = key_of(original, number);
  if (!kept && key) kept = from_file(cache_->read(*key));
  auto page = decoded(std::move(kept),
                      [](const std::string& record) { return record::parse_page(record); });
  if (page && page->result.number != number) return std::nullopt;
  return page;
}

void PageResults::keep_page(const Sha256& original, const Page& page, const std::string& record,
                            const std::string& sandbox) const {
  const auto key = key_of(original, page.number);
  if (key && !is_lost(page)) cache_->write(*key, to_file(sandbox, record));
}

void PageResults::check_tooling(const std::map<std::string, std::string>& tooling) const {
  if (supply_) supply_->check_pipeline(tooling, pipeline_of(options_, tooling));
}

}  // namespace palimpsest::archive
