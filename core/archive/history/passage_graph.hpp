// The places where the releases of a document withhold text, and which of them belong together.
#pragma once

#include "archive/history/passages.hpp"
#include "model/diff.hpp"
#include "model/region.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A redaction of one release, as recorded or, where the detector saw none, as a diff found it.
struct WithheldPlace {
  std::size_t release = 0;
  int page = 0;
  Region region;
  std::string name;  // "2023-06-27/4#r2"; empty when no record holds it
  std::size_t import_rank = 0;
  std::vector<std::string> codes;  // normalized
};

class PassageGraph {
 public:
  // Takes the recorded redactions of all releases, each as a passage of its own.
  explicit PassageGraph(const std::vector<ReleasePages>& releases);

  // Joins what the diff of two releases says to be one.
  void join(std::size_t before, std::size_t after, const Diff& diff);

  // Places stand in the order of releases, pages and records; those of diffs come behind them.
  [[nodiscard]] const std::vector<WithheldPlace>& places() const { return places_; }

  // Returns the number of a place's passage: that of one of its places.
  [[nodiscard]] std::size_t passage_of(std::size_t place) const;

  // Returns the places of a release that one side of a change covers.
  [[nodiscard]] std::vector<std::size_t> places_at(std::size_t release,
                                                   const RedactionSide& side) const;

 private:
  [[nodiscard]] std::vector<std::size_t> places_or_new(std::size_t release,
                                                       const RedactionSide& side);
  void join_sides(const std::vector<std::size_t>& earlier, const std::vector<std::size_t>& later,
                  const Change& change);

  std::vector<WithheldPlace> places_;
  std::vector<std::size_t> parent_;
};

}  // namespace palimpsest::archive
