// Which stored files of a removal records name that stay, commit by commit.
#pragma once

#include "archive/removal/removal_target.hpp"
#include "store/store.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

class OtherCitations {
 public:
  // About the evidence of `target`, which must outlive this, as must `store`.
  OtherCitations(const store::Store& store, const RemovalTarget& target)
      : store_(store), target_(target) {}

  // Returns the paths of that evidence which no record that stays names in `commit`. To be asked of
  // every commit of main in turn, the oldest first.
  [[nodiscard]] std::vector<std::string> unnamed_in(const CommitId& commit);

 private:
  [[nodiscard]] bool is_record_that_stays(const std::string& path) const;
  [[nodiscard]] std::set<std::string> evidence_named_in(const std::string& record) const;
  void read(const store::PathChange& change, const store::Snapshot& snapshot);

  const store::Store& store_;
  const RemovalTarget& target_;
  std::map<std::string, std::set<std::string>> named_by_;  // path of a record -> evidence
};

}  // namespace palimpsest::archive
