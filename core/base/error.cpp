#include "base/error.hpp"

#include <cstring>

namespace palimpsest {

std::string system_reason(int error_number) {
  const char* name = strerrordesc_np(error_number);
  return name != nullptr ? name : "error " + std::to_string(error_number);
}

}  // namespace palimpsest
