#include "base/shortened_id.hpp"

#include "base/digest.hpp"

#include <cctype>

namespace palimpsest {
namespace {

constexpr std::size_t kDigestDigits = 8;

}  // namespace

std::string shortened_id(const std::string& id, std::size_t length) {
  if (id.size() <= length) return id;
  std::string beginning = id.substr(0, length - kDigestDigits - 1);
  while (!beginning.empty() && std::isalnum(static_cast<unsigned char>(beginning.back())) == 0) {
    beginning.pop_back();
  }
  return beginning + "-" + sha256_of(id).hex().substr(0, kDigestDigits);
}

}  // namespace palimpsest
