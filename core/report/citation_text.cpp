#include "report/citation_text.hpp"

#include "report/style.hpp"

#include <vector>

namespace palimpsest::report {
namespace {

std::string joined_known(const std::vector<std::string>& parts, const std::string& by) {
  std::string all;
  for (const std::string& part : parts) {
    if (!part.empty()) all += (all.empty() ? "" : by) + printable(part);
  }
  return all;
}

}  // namespace

std::string citation_text(const Citation& citation) {
  const std::string title = citation.title.empty() ? "" : "“" + citation.title + "”";
  const std::string source = joined_known(
      {joined_known(citation.authors, ", "), title, citation.date, citation.record_number,
       citation.location, citation.collection, citation.repository},
      ", ");
  return joined_known({source, joined_known(phrases_of(citation), "; ")}, "; ") + ".";
}

}  // namespace palimpsest::report
