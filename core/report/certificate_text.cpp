#include "report/certificate_text.hpp"

#include "base/counted.hpp"
#include "report/provenance_text.hpp"
#include "report/style.hpp"

namespace palimpsest::report {
namespace {

std::string copied_file_text(const Certificate& certificate) {
  const Revision& revision = certificate.revision;
  const Observed& observed = revision.observed;
  std::vector<std::vector<std::string>> rows = {
      {"  document",
       certificate.proof.document.text() + ", release " + certificate.proof.folder.text()},
      {"  file name", printable(revision.claimed.file_name)},
      {"  size", counted(observed.digests.size, "byte")},
      {"  SHA-256", observed.digests.sha256.hex()},
      {"  SHA-512", observed.digests.sha512},
      {"  imported", certificate.imported.text() + " by " + printable(certificate.operator_name)}};
  for (std::vector<std::string>& row : provenance_rows(revision)) rows.push_back(std::move(row));
  return "A. The copied file (Federal Rule of Evidence 902(14))\n" + columns(rows) +
         "  The file was copied byte for byte. Both digests were computed when it was imported, "
         "and\n"
         "  again for this page: a file with these digests is this file.\n\n";
}

std::string machine_text(const Certificate& certificate) {
  const Observed& observed = certificate.revision.observed;
  std::vector<std::vector<std::string>> rows = {{"  pages", std::to_string(observed.page_count)}};
  for (const auto& [tool, version] : observed.tooling) {
    rows.push_back({"  " + printable(tool), printable(version)});
  }
  for (const CertifiedDiff& diff : certificate.diffs) {
    rows.push_back({"  diff", diff.name + ": " + std::string(name_of(diff.verdict)) + ", method " +
                                  printable(diff.method) + ", SHA-256 " + diff.sha256.hex()});
  }
  if (certificate.diffs.empty()) rows.push_back({"  diff", "none is kept"});
  return "B. What machines read and compared (Federal Rule of Evidence 902(13))\n" + columns(rows) +
         "  The same file and the same tools give the same text and the same diff.\n\n";
}

std::string copy_not_shown(const std::optional<CopyOrigin>& copy) {
  if (!copy) return "whose copy this is: the record does not say";
  switch (*copy) {
    case CopyOrigin::kOfficial:
      return "that this is the official copy: whoever imported it said so";
    case CopyOrigin::kThirdParty:
      return "that the source's own copy is the same: this is a third party's copy";
    case CopyOrigin::kOwnScan:
      break;
  }
  return "that the paper is the agency's: this is a scan of our own";
}

std::string list_text(const std::string& mark, const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += "  " + mark + " " + printable(item) + "\n";
  return text;
}

}  // namespace

std::string certificate_text(const Certificate& certificate) {
  std::string text = "FACTS FOR A CERTIFICATE OF THE CUSTODIAN\n\n" +
                     copied_file_text(certificate) + machine_text(certificate) +
                     "C. What the proof shows\n";
  for (const ProofStatement& statement : certificate.report.statements) {
    text += list_text(statement.holds ? "+" : "!", {statement.what});
  }
  return text + "\nD. What is not shown\n" + list_text("-", certificate.report.not_shown) +
         list_text("-", {copy_not_shown(certificate.revision.claimed.copy),
                         "that the agency wrote the document, or released it: the file cannot say",
                         "that recognised text says what the paper says: a person must compare"}) +
         "\nE. For the custodian to complete\n"
         "  name, position, why qualified to certify the process above, date, signature\n";
}

}  // namespace palimpsest::report
