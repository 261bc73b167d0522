#include "report/evidence_text.hpp"

#include "base/counted.hpp"
#include "report/copies_text.hpp"

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
    text += counted(stamp.entries, "entry", "entries") + " of the log existed at " +
            stamp.time.text() + (stamp.renewal > 0 ? " (renewed)" : "") + "\n  " +
            printable(stamp.signer) + "; renew before " + stamp.expires.text() + "\n";
  }
  return text.empty() ? "no time stamp needs to be renewed\n" : text;
}

std::string proof_report_text(const ProofReport& report, const Style& style) {
  std::string text;
  for (const ProofStatement& statement : report.statements) {
    text += (statement.holds ? style.green("holds") : style.red("fails")) + "  " +
            printable(statement.what) + "\n";
  }
  text += look_alikes_text(report.look_alikes, style);
  for (const std::string& what : report.not_shown) {
    text += style.yellow("not shown") + "  " + printable(what) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
