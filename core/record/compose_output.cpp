#include "record/compose_output.hpp"

#include "record/json.hpp"

namespace palimpsest::record {
namespace {

Json patch_json(const Patch& patch) {
  Json codes = Json::array();
  for (const Code& code : patch.codes) codes.push_back(code.normalized);
  return {{"number", patch.number},    {"page", patch.page}, {"redaction", patch.redaction},
          {"codes", std::move(codes)}, {"from", patch.from}, {"from_page", patch.from_page},
          {"words", patch.words}};
}

}  // namespace

std::string composition_to_json(const Composition& composition, const ComposedFiles& files) {
  Json pages = Json::array();
  Json patches = Json::array();
  for (const ComposedPage& page : composition.pages) {
    pages.push_back({{"from", page.from}, {"from_page", page.from_page}, {"shown", page.is_shown}});
    for (const Patch& patch : page.patches) patches.push_back(patch_json(patch));
  }
  return canonical_text({{"document", composition.document.text()},
                         {"file", files.pdf},
                         {"text", files.text},
                         {"pages", std::move(pages)},
                         {"patches", std::move(patches)},
                         {"still_withheld", composition.still_withheld},
                         {"left_out", composition.left_out}});
}

}  // namespace palimpsest::record
