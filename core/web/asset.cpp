#include "web/asset.hpp"

#include <string_view>

namespace palimpsest::web {

std::string_view embedded_asset(std::string_view name);

std::string type_of_asset(const std::string& name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  return "text/plain; charset=utf-8";
}

std::optional<Answer> asset(const std::string& name) {
  const std::string_view bytes = embedded_asset(name);
  if (bytes.empty()) return std::nullopt;
  return Answer{200, type_of_asset(name), std::string(bytes)};
}

}  // namespace palimpsest::web
