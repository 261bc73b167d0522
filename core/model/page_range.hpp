// Some pages of a file that are a document by themselves: a packet holds many.
#pragma once

namespace palimpsest {

struct PageRange {
  int first = 0;  // of the file, from 1
  int last = 0;   // the last one that belongs to it

  [[nodiscard]] int size() const { return last - first + 1; }

  friend bool operator==(const PageRange&, const PageRange&) = default;
};

}  // namespace palimpsest
