#include "archive/obtained/import_evidence.hpp"

#include "archive/obtained/evidence_file.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "exchange/warc/http_head.hpp"
#include "exchange/warc/warc_digests.hpp"
#include "exchange/warc/warc_reader.hpp"

#include <algorithm>
#include <system_error>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

// What a record of a web archive may have beside the file: the head of HTTP, and what chunks and an
// inflated copy add.
constexpr std::uint64_t kBesidePayload = 1U << 20;

Evidence evidence_of(EvidenceKind kind, const EvidenceFile& file, const fs::path& path) {
  return {kind, file.digests.sha256, file.digests.size, path.filename().string(), {}, std::nullopt,
          {}};
}

void add_evidence(const EvidenceFile& file, Evidence evidence, FileProvenance& result) {
  result.evidence.push_back(std::move(evidence));
  result.files.push_back(file);
}

fs::path normal_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  return (error ? path : whole).lexically_normal();
}

// A claim that the bytes do not bear out is kept, and is a finding.
void check_checksums(std::string_view bytes, FileProvenance& result) {
  std::map<ChecksumKind, std::string> found;
  for (ClaimedChecksum& claim : result.claimed.checksums) {
    auto& value = found[claim.kind];
    if (value.empty()) value = checksum_of(claim.kind, bytes);
    claim.agrees = value == claim.value;
    if (*claim.agrees) continue;
    result.findings.push_back({FindingKind::kChecksumDiffers,
                               claim.source + " gives the " + checksum_label(claim.kind) + " " +
                                   claim.value + ", and the file has " + value,
                               std::nullopt, std::nullopt, 0});
  }
}

}  // namespace

ImportEvidence::ImportEvidence(ObtainedFrom obtained, const std::vector<fs::path>& files)
    : obtained_(std::move(obtained)) {
  for (const fs::path& path : obtained_.checksum_lists) read_checksums(path);
  if (!obtained_.http_headers.empty()) read_headers(files.size());
  if (!obtained_.warc.empty()) read_warc(files);
}

void ImportEvidence::read_checksums(const fs::path& path) {
  EvidenceFile file = evidence_file(read_file(path));
  auto entries = exchange::parse_checksum_list(*file.bytes, path.string());
  if (entries.empty()) {
    throw Error(ErrorKind::kInput, path.string() + " holds no checksum",
                "a line looks like those of `sha256sum FILE`");
  }
  lists_.push_back({path.filename().string(), normal_path(path).parent_path(), std::move(file),
                    std::move(entries)});
}

void ImportEvidence::read_headers(std::size_t file_count) {
  if (file_count != 1) {
    throw Error(
        ErrorKind::kUsage,
        "--http-headers tells of one file, and " + std::to_string(file_count) + " are imported",
        "import each file with its own headers, or all of them with --warc");
  }
  const std::string name = obtained_.http_headers.string();
  EvidenceFile file = evidence_file(read_file(obtained_.http_headers));
  const exchange::HttpHead head = exchange::parse_http_heads(*file.bytes, name).back();
  if (head.status != 200) {
    throw Error(ErrorKind::kInput,
                name + " says that the server answered with status " + std::to_string(head.status) +
                    ", not with the file",
                "give the headers of the answer that brought the file");
  }
  const bool is_coded = !head.value("content-encoding").empty();
  headers_ = std::make_unique<const Headers>(
      Headers{std::move(file), is_coded ? std::string() : head.value("content-length")});
}

// Only responses of the size of some file are kept: a web archive holds all the pages around them,
// too.
void ImportEvidence::read_warc(const std::vector<fs::path>& files) {
  std::set<std::uint64_t> sizes;
  for (const fs::path& file : files) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (!error) sizes.insert(size);
  }
  if (sizes.empty()) return;
  exchange::WarcReader reader(obtained_.warc);
  while (auto response = reader.next(2 * *sizes.rbegin() + kBesidePayload)) {
    if (!sizes.contains(response->payload.size())) continue;
    exchange::WarcDigests digests = exchange::check_digests(*response);
    EvidenceFile file = evidence_file(std::move(response->head));
    Evidence evidence = evidence_of(EvidenceKind::kWarcRecord, file, obtained_.warc);
    evidence.url = response->url;
    evidence.time = response->time;
    evidence.agreed = std::move(digests.agreed);
    responses_.try_emplace(
        sha256_of(response->payload),
        Response{std::move(file), std::move(evidence), std::move(digests.differing)});
  }
}

FileProvenance ImportEvidence::of(const fs::path& file, std::string_view bytes,
                                  const std::vector<ClaimedChecksum>& listed) const {
  FileProvenance result;
  result.claimed = {{}, obtained_.source_url, obtained_.retrieved_at, obtained_.copy, listed};
  add_checksums(file, result);
  if (headers_) add_headers(bytes, result);
  if (!obtained_.warc.empty()) add_response(file, bytes, result);
  check_checksums(bytes, result);
  return result;
}

// An entry means the file at its path from the list; else the only one with its name.
void ImportEvidence::add_checksums(const fs::path& file, FileProvenance& result) const {
  const fs::path path = normal_path(file);
  for (const ChecksumList& list : lists_) {
    std::vector<const exchange::ListedChecksum*> exact;
    std::map<ChecksumKind, std::vector<const exchange::ListedChecksum*>> named;
    for (const exchange::ListedChecksum& entry : list.entries) {
      const fs::path listed(entry.path);
      if ((list.folder / listed).lexically_normal() == path) exact.push_back(&entry);
      if (listed.filename() == path.filename()) named[entry.kind].push_back(&entry);
    }
    if (exact.empty()) {
      for (const auto& [kind, entries] : named) {
        if (entries.size() == 1) exact.push_back(entries.front());
      }
    }
    if (exact.empty()) continue;
    for (const auto* entry : exact) {
      result.claimed.checksums.push_back({entry->kind, entry->value, list.name, {}});
    }
    Evidence evidence = evidence_of(EvidenceKind::kChecksumList, list.file, list.name);
    add_evidence(list.file, std::move(evidence), result);
  }
}

void ImportEvidence::add_headers(std::string_view bytes, FileProvenance& result) const {
  Evidence evidence =
      evidence_of(EvidenceKind::kHttpHeaders, headers_->file, obtained_.http_headers);
  if (headers_->size == std::to_string(bytes.size())) {
    evidence.agreed.emplace_back("Content-Length");
  } else if (!headers_->size.empty()) {
    result.findings.push_back({FindingKind::kEvidenceDiffers,
                               "the HTTP headers declare " + headers_->size +
                                   " bytes, and the file has " + std::to_string(bytes.size()),
                               std::nullopt, std::nullopt, 0});
  }
  add_evidence(headers_->file, std::move(evidence), result);
}

void ImportEvidence::add_response(const fs::path& file, std::string_view bytes,
                                  FileProvenance& result) const {
  const std::string warc = obtained_.warc.string();
  const auto response = responses_.find(sha256_of(bytes));
  if (response == responses_.end()) {
    throw Error(ErrorKind::kInput, "no response in " + warc + " has the bytes of " + file.string(),
                "import it without --warc, or name the web archive that it came from");
  }
  if (!response->second.differing.empty()) {
    throw Error(ErrorKind::kInput,
                "the record of " + warc + " that holds " + file.string() + " is damaged: its " +
                    response->second.differing.front() + " is another",
                "fetch the web archive again, or import the file without --warc");
  }
  add_evidence(response->second.file, response->second.evidence, result);
}

}  // namespace palimpsest::archive
