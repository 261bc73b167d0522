// The rows of a list about some releases, each with the file that the archive holds for it.
#pragma once

#include "archive/audit/held_files.hpp"
#include "archive/lists/row_claims.hpp"
#include "model/audit.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {

class AuditedRows {
 public:
  // `held` must outlive it.
  explicit AuditedRows(const HeldFiles& held) : held_(held) {}

  // Takes a row of one of the releases; the row must outlive this.
  void add(const RowClaim& claim);

  [[nodiscard]] std::size_t row_count() const { return rows_.size(); }

  // Matches rows and files, and returns what does not agree. To be called once.
  [[nodiscard]] std::vector<AuditFault> faults();

  // Returns how many rows have their file; after faults().
  [[nodiscard]] std::size_t matched_count() const { return matched_; }

 private:
  using FileKey = std::pair<ReleaseId, std::string>;  // path as names are compared

  void check_row(const RowClaim& claim);
  void check_pages(const RowClaim& claim, const std::vector<std::size_t>& files);
  void check_file(const RowClaim& claim, const HeldFile& file);
  void check_name(const RowClaim& claim, const HeldFile& file);
  void check_form(const RowClaim& claim, const HeldFile& file);
  void check_metadata(const RowClaim& claim);
  void check_listed_files();
  void check_records();
  void check_unlisted_files();

  // Returns the files that a row means, as positions in all() of the files.
  [[nodiscard]] std::vector<std::size_t> files_of(const RowClaim& claim) const;
  [[nodiscard]] std::optional<int> pages_of(const std::vector<std::size_t>& files) const;
  [[nodiscard]] bool serves_several_records(const RowClaim& claim) const;
  void add_fault(AuditFaultKind kind, const RowClaim& claim, const std::string& message);

  const HeldFiles& held_;
  std::vector<const RowClaim*> rows_;
  std::map<FileKey, std::vector<const RowClaim*>> by_file_;
  std::map<std::pair<ReleaseId, DocumentId>, std::vector<const RowClaim*>> by_record_;
  std::set<std::size_t> used_;  // files that a row means
  std::size_t matched_ = 0;
  std::vector<AuditFault> faults_;
};

}  // namespace palimpsest::archive
