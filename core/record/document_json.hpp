// What is known of a document, as JSON trees: for its record, and for what `show` prints. Private
// to this module.
#pragma once

#include "model/document.hpp"
#include "model/fact_changes.hpp"
#include "record/json.hpp"

#include <vector>

namespace palimpsest::record {

[[nodiscard]] Json to_json(const Source& source);
[[nodiscard]] Json to_json(const std::vector<Fact>& facts);
[[nodiscard]] Json to_json(const std::vector<FactChange>& changes);
[[nodiscard]] Json to_json(const std::vector<StateClaim>& claims);
[[nodiscard]] Json to_json(const std::vector<OtherFile>& files);

}  // namespace palimpsest::record
