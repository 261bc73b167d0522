#include "record/audit_output.hpp"

#include "record/json.hpp"
#include "record/optional_json.hpp"

#include <utility>

namespace palimpsest::record {
namespace {

Json number_or_null(const std::optional<int>& number) { return number ? Json(*number) : Json(); }

Json fault_json(const AuditFault& fault) {
  return {{"kind", name_of(fault.kind)},
          {"message", fault.message},
          {"release", name_or_null(fault.release)},
          {"document", name_or_null(fault.document)},
          {"file_name", text_or_null(fault.file_name)},
          {"places", fault.places},
          {"declared", number_or_null(fault.declared)},
          {"found", number_or_null(fault.found)}};
}

}  // namespace

std::string audit_to_json(const Audit& audit) {
  Json releases = Json::array();
  for (const ReleaseId& release : audit.releases) releases.push_back(release.text());
  Json faults = Json::array();
  for (const AuditFault& fault : audit.faults) faults.push_back(fault_json(fault));
  return canonical_text({{"list", audit.list},
                         {"sha256", audit.sha256.hex()},
                         {"releases", std::move(releases)},
                         {"rows", audit.rows},
                         {"files", audit.files},
                         {"matched", audit.matched},
                         {"restricted", audit.restricted},
                         {"faults", std::move(faults)}});
}

}  // namespace palimpsest::record
