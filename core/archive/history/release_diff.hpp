// Says what a release brought: the verdict of every document in it.
#pragma once

#include "archive/history/differ.hpp"
#include "model/release_diff.hpp"

#include <functional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct ReleaseRequest {
  std::string release;  // as find_releases() takes it
  std::string against;  // likewise; empty: each document's newest revision before the release
};

// Compares what the newest of the releases shows of each document with what stood before them all.
// A document that cannot be compared is a row that says why, and does not stop the others. `told`
// hears of every row. Throws Error(input) when a text of the request means no release.
[[nodiscard]] std::vector<ReleaseRow> diff_release(
    Differ& differ, const ReleaseRequest& request,
    const std::function<void(const ReleaseRow&)>& told = {});

}  // namespace palimpsest::archive
