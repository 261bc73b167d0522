#include "archive/edit/structure/repeats.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Written to records: never rename.
constexpr std::string_view kRepeatsTrailer = "Palimpsest-Repeats: ";

}  // namespace

std::string repeats_text(const std::string& act) {
  return act.empty() ? "" : std::string(kRepeatsTrailer) + act;
}

std::string repeated_act(std::string_view message) {
  const std::string line_start = "\n" + std::string(kRepeatsTrailer);
  const std::size_t start = message.find(line_start);
  if (start == std::string_view::npos) return "";
  message.remove_prefix(start + line_start.size());
  return std::string(message.substr(0, std::min(message.find('\n'), message.size())));
}

}  // namespace palimpsest::archive
