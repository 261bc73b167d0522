// One piece of work for many values, on all processors at once.
#pragma once

#include <cstddef>
#include <functional>

namespace palimpsest {

// Calls `work` with every number below `count`, in no order, from this thread and others, and
// returns when all are done. When a call throws, no new one begins, and the first exception is
// thrown from here. Signals reach this thread alone.
void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace palimpsest
