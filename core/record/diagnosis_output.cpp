#include "record/diagnosis_output.hpp"

#include "record/json.hpp"

namespace palimpsest::record {

std::string diagnosis_to_json(const Diagnosis& diagnosis) {
  const KernelLayers& kernel = diagnosis.kernel;
  Json value = {{"version", diagnosis.version},
                {"complete", is_complete(diagnosis)},
                {"kernel",
                 {{"limits", kernel.has_limits},
                  {"no_new_privs", kernel.has_no_new_privileges},
                  {"landlock", kernel.landlock_version},
                  {"seccomp", kernel.has_seccomp},
                  {"memory_seals", kernel.has_memory_seals}}},
                {"sandbox", diagnosis.sandbox},
                {"failure", nullptr},
                {"languages", diagnosis.languages},
                {"tooling", diagnosis.tooling}};
  if (diagnosis.failure) value["failure"] = *diagnosis.failure;
  return canonical_text(value);
}

}  // namespace palimpsest::record
