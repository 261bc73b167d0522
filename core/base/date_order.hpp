// Which of two dates came first, where that can be said.
#pragma once

#include "base/time.hpp"

#include <string>

namespace palimpsest {

// Returns eight digits like EdtfDate::sort_key(), but of the latest day that the date can mean:
// 2011-03 -> 20110399.
[[nodiscard]] std::string last_key_of(const EdtfDate& date);

// Whether a date names one day: 2021-04-26, and no part of it is unspecified or qualified.
[[nodiscard]] bool is_day(const EdtfDate& date);

// Whether every day that `one` can mean is before every day that `other` can mean: a year stands in
// no order with a day of it. What is approximate counts as it is written.
[[nodiscard]] bool is_surely_before(const EdtfDate& one, const EdtfDate& other);

}  // namespace palimpsest
