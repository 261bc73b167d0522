#include "archive/verify.hpp"

#include "archive/archive.hpp"
#include "archive/evidence/check/derived_check.hpp"
#include "archive/evidence/check/log_check.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "store/verify.hpp"

namespace palimpsest::archive {
namespace {

constexpr const char* kFactsFile = "archive.json";

void check_facts(const store::Store& store, Verification& report) {
  if (store.tip().read(kFactsFile) == read_file(store.root() / kFactsFile)) return;
  report.problems.push_back(
      {"archive.json differs from the one in the repository.", kFactsFile, "all", false});
}

void check_evidence(const std::filesystem::path& folder, const VerifyRequest& request,
                    Verification& report) {
  const store::Store store = store::Store::look_at(folder);
  if (request.level == VerifyLevel::kQuick) {
    check_facts(store, report);
    check_log_head(store, report);
  } else {
    check_log(store, report);
    check_derived_files(store, report);
  }
  if (request.since) {
    check_since(store, read_file(*request.since), request.since->filename().string(), report);
  }
}

}  // namespace

Verification verify_archive(const std::filesystem::path& folder, const VerifyRequest& request,
                            const VerifyProgress& progress) {
  Verification report;
  if (request.level == VerifyLevel::kFull) {
    report = store::verify(folder, progress, {request.sample_percent, request.seed});
  }
  try {
    check_evidence(folder, request, report);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    report.problems.push_back({std::string("The log cannot be checked: ") + error.what() + ".",
                               "repository.git", "all", false});
  }
  return report;
}

}  // namespace palimpsest::archive
