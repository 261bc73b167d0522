// The text of an archived page with the numbers of persons, which only the original keeps: the page
// is read again from it, and nothing of the answer is stored.
#pragma once

#include "model/revision.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <string>

namespace palimpsest::archive {

// Returns the readable text of page `number`. For a terminal alone. Throws Error(integrity) when
// the original is damaged or missing.
[[nodiscard]] std::string page_with_numbers(const store::Store& store, const Revision& revision,
                                            int number, worker::Client& worker);

}  // namespace palimpsest::archive
