#include "cli/verify_file.hpp"

#include "archive/archive.hpp"
#include "archive/evidence/held.hpp"
#include "archive/evidence/prove.hpp"
#include "archive/inspect.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/access_options.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/proof_record.hpp"
#include "report/evidence_text.hpp"
#include "worker/client/client.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

void print(const ProofReport& report, const Session& session) {
  std::cout << (session.is_json ? record::proof_report_to_json(report)
                                : report::proof_report_text(report, output_style()));
}

ProofFile read_proof(const std::string& file) {
  try {
    return record::parse_proof(read_file(file));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    throw Error(ErrorKind::kInput, file + " is no proof: " + error.what(),
                "`palimpsest prove` writes proofs");
  }
}

}  // namespace

void verify_files(const std::vector<std::string>& files, Session& session) {
  if (files.size() == 1) {
    const auto read_pages = [&] {
      worker::Client worker(worker_program(), worker_options(session));
      return archive::inspect_file({files[0], read_options(session)}, worker).pages;
    };
    const ProofReport report = archive::find_held(archive::look_at_archive(archive_folder(session)),
                                                  audience(session), files[0], read_pages);
    print(report, session);
    session.exit_code = holds(report) ? kDone : kSomethingToReport;
    return;
  }
  const ProofReport report = archive::check_proof(read_proof(files[0]), files[1]);
  print(report, session);
  session.exit_code = holds(report) ? kDone : kDamage;
}

}  // namespace palimpsest::cli
