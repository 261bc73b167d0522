#include "report/evidence_text.hpp"

namespace palimpsest::report {

std::string keys_text(const ArchiveFacts& facts, const Style& style) {
  if (facts.keys.empty()) return "nobody signs for this archive: palimpsest key make FILE\n";
  std::string text;
  for (const ArchiveKey& key : facts.keys) {
    const std::string state = key.retired ? style.dim("retired " + key.retired->text())
                                          : style.green("signs") + " since " + key.since.text();
    text += style.bold(key.name) + "  " + state + "\n  " + key.verifier + "\n";
  }
  return text;
}

std::string time_stamps_text(const std::vector<KeptTimeStamp>& stamps) {
  std::string text;
  for (const KeptTimeStamp& stamp : stamps) {
    text += std::to_string(stamp.entries) + " entries of the log existed at " + stamp.time.text() +
            (stamp.renewal > 0 ? " (renewed)" : "") + "\n  " + printable(stamp.signer) +
            "; renew before " + stamp.expires.text() + "\n";
  }
  return text.empty() ? "no time stamp needs to be renewed\n" : text;
}

std::string proof_report_text(const ProofReport& report, const Style& style) {
  std::string text;
  for (const ProofStatement& statement : report.statements) {
    text += (statement.holds ? style.green("holds") : style.red("fails")) + "  " +
            printable(statement.what) + "\n";
  }
  for (const std::string& what : report.not_shown) {
    text += style.yellow("not shown") + "  " + printable(what) + "\n";
  }
  return text;
}

std::string certificate_text(const ProofFile& proof, const Revision& revision,
                             const ProofReport& report) {
  const Observed& observed = revision.observed;
  std::string text =
      "FACTS FOR A CERTIFICATE OF THE CUSTODIAN\n\n"
      "A. The copied file (Federal Rule of Evidence 902(14))\n"
      "   document   " +
      proof.document.text() + ", release " + proof.folder.text() + "\n" + "   file name  " +
      printable(revision.claimed.file_name) + "\n" + "   obtained   " +
      (revision.claimed.source_url.empty() ? "the record names no source"
                                           : printable(revision.claimed.source_url)) +
      "\n" + "   size       " + std::to_string(observed.digests.size) + " bytes\n" +
      "   SHA-256    " + observed.digests.sha256.hex() + "\n" + "   SHA-512    " +
      observed.digests.sha512 + "\n" +
      "   The file was copied byte for byte; both digests were computed when it was imported.\n\n"
      "B. What a machine read from it (Federal Rule of Evidence 902(13))\n" +
      "   pages      " + std::to_string(observed.page_count) + "\n";
  for (const auto& [tool, version] : observed.tooling) {
    text += "   " + printable(tool) + ": " + printable(version) + "\n";
  }
  text += "\nC. What the proof shows\n";
  for (const ProofStatement& statement : report.statements) {
    text += std::string(statement.holds ? "   + " : "   ! ") + printable(statement.what) + "\n";
  }
  text += "\nD. What is not shown\n";
  for (const std::string& what : report.not_shown) text += "   - " + printable(what) + "\n";
  return text +
         "   - that the source is the agency itself, where a third party made or posted the copy\n"
         "   - that recognised text says what the paper says: a person must compare it\n";
}

}  // namespace palimpsest::report
