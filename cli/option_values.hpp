// The values of options that several commands share. All throw Error(usage) for what cannot be
// meant.
#pragma once

#include "base/sandbox/sandbox.hpp"
#include "base/time.hpp"
#include "model/page_range.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::cli {

// Reads "2025-03-18T20:15:00Z". No commit of git can be older than 1970.
[[nodiscard]] Instant parse_time(const std::string& text);

// Returns the time of the option --time; now when it was not given.
[[nodiscard]] Instant time_or_now(const std::string& option);

// Checks by the rule of git for a name in a commit: one line, and angle brackets only around a mail
// address at its end.
void check_operator_name(const std::string& name);

// Checks that a reason is one line of up to 1000 bytes; it may be empty.
void check_why(const std::string& why);

// Returns the languages of "eng+fra"; none may be empty.
[[nodiscard]] std::vector<std::string> parse_languages(const std::string& text);

// Reads "12-19" or "12": pages are numbered from 1.
[[nodiscard]] PageRange parse_page_range(const std::string& text);

// Reads "12h", "30d" or "4w". Returns seconds.
[[nodiscard]] std::int64_t parse_period(const std::string& text);

// Reads "required", "reduced" or "off".
[[nodiscard]] SandboxMode parse_sandbox(const std::string& text);

}  // namespace palimpsest::cli
