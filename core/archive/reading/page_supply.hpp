// Results of reading that were made elsewhere, by the same pipeline, and stand in for reading.
#pragma once

#include "base/digest.hpp"
#include "worker/protocol.hpp"

#include <map>
#include <optional>
#include <string>

namespace palimpsest::archive {

// Any thread may ask.
class PageSupply {
 public:
  virtual ~PageSupply() = default;

  // Returns what the worker said of a document; nothing when it is not here. Throws the Error with
  // which the document could not be opened there.
  [[nodiscard]] virtual std::optional<worker::DocumentFacts> facts(
      const Sha256& original) const = 0;

  // Returns the record of a page; nothing when it is not here.
  [[nodiscard]] virtual std::optional<std::string> page(const Sha256& original,
                                                        int number) const = 0;

  // Throws Error(environment) when pages read here, by this tooling and `pipeline`, would not be
  // those of the supply.
  virtual void check_pipeline(const std::map<std::string, std::string>& tooling,
                              const std::string& pipeline) const = 0;

  // Returns the sandbox in which the document was read, as commits say it.
  [[nodiscard]] virtual std::string sandbox(const Sha256& original) const = 0;
};

}  // namespace palimpsest::archive
