#include "archive/page_with_numbers.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/tree/recorded_reading.hpp"
#include "page/readable_text.hpp"

namespace palimpsest::archive {

std::string page_with_numbers(const store::Store& store, const Revision& revision, int number,
                              worker::Client& worker) {
  worker::ReadOptions reading = recorded_reading(revision);
  reading.personal = worker::PersonalNumbers::kShown;
  const std::string original = read_original(store, revision);
  return page::readable_text(worker.open(original, reading)->read_page(number));
}

}  // namespace palimpsest::archive
