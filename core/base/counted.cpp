#include "base/counted.hpp"

namespace palimpsest {

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

std::string counted(std::size_t count, std::string_view singular) {
  return counted(count, singular, std::string(singular) + "s");
}

}  // namespace palimpsest
