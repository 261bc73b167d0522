// Some pages of a file that are a document by themselves, a packet holds many, and the pages of a
// paper record that a file holds.
#pragma once

namespace palimpsest {

struct PageRange {
  int first = 0;  // of the file, from 1
  int last = 0;   // the last one that belongs to it

  [[nodiscard]] int size() const { return last - first + 1; }

  friend bool operator==(const PageRange&, const PageRange&) = default;
};

// As the pages number themselves: "Page 3 of 20".
struct RecordPages {
  PageRange range;
  int of = 0;  // all that the record has; 0 where its pages do not say it

  friend bool operator==(const RecordPages&, const RecordPages&) = default;
};

}  // namespace palimpsest
