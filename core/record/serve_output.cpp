#include "record/serve_output.hpp"

#include "record/json.hpp"

namespace palimpsest::record {

std::string serving_to_json(const std::string& address) {
  return canonical_text({{"address", address}});
}

}  // namespace palimpsest::record
