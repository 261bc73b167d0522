// Words and small pieces that several pages of the reading room have in common.
#pragma once

#include "web/room.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::web::pages {

// Return addresses in this server.
[[nodiscard]] std::string address_of(const PlaceName& name);
[[nodiscard]] std::string comparison_address(const std::string& document, const std::string& before,
                                             const std::string& after);

// Returns <a href="address">text</a>; `address` comes from the functions above, `text` is plain.
[[nodiscard]] std::string link(const std::string& address, std::string_view text);

// Returns "12 %".
[[nodiscard]] std::string percent(double share);

// Returns "no redaction found" and the like.
[[nodiscard]] std::string status_words(FoundStatus status);
[[nodiscard]] std::string check_markup(const OriginalLook& look, const std::string& sha256);

// Returns "opened", "no change" and the like, as an element with the class of the verdict.
[[nodiscard]] std::string verdict_markup(Verdict verdict);

// Returns the codes of a redaction, joined by commas, or "no code".
[[nodiscard]] std::string codes_words(const std::vector<Code>& codes);

// Returns a control of a form with its label, which stay on one line; `id` is that of the control.
[[nodiscard]] std::string labelled(const std::string& id, const std::string& label,
                                   const std::string& control);

// Returns a notice in a box; empty for an empty one.
[[nodiscard]] std::string notice_markup(const std::string& notice);

// Returns links to the pages before and after the part that is shown; empty where all is shown.
// `address` has a query already.
[[nodiscard]] std::string pager(const std::string& address, std::size_t first, std::size_t shown,
                                std::size_t count, std::size_t step);

}  // namespace palimpsest::web::pages
