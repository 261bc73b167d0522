#include "identify/filing_header.hpp"

#include <re2/re2.h>

namespace palimpsest::identify {
namespace {

// District: Case 1:22-cv-01234-ABC Document 12-3 Filed 05/04/22 Page 3 of 40
// Appeals:  USCA Case #21-5031 Document #1234567 Filed: 05/04/2022 Page 3 of 40
constexpr const char* kHeader =
    R"((?i)\bCase[:.]? ?#?(?:[0-9]{1,2}[:;.])?[0-9]{2}-(?:[a-z]{2}-)?[0-9]{3,6}\S* .*)"
    R"(\b(?:Document|Doc|ECF|Filed|Page|Pg)\b)";

}  // namespace

bool is_filing_header(const std::string& line) {
  static const re2::RE2 header(kHeader);
  return re2::RE2::PartialMatch(line, header);
}

}  // namespace palimpsest::identify
