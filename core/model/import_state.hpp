// How far an import is: what a person who waits for it wants to know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace palimpsest {

struct ImportState {
  std::size_t files = 0;
  std::size_t files_done = 0;
  std::size_t files_failed = 0;
  std::uint64_t bytes = 0;
  std::uint64_t bytes_done = 0;
  int pages_read = 0;
  std::string file;  // of the page that was read last, without its folder
  int page = 0;
  int pages = 0;
};

}  // namespace palimpsest
