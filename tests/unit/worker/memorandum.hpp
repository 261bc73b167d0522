// A typed page for the tests of the worker.
#pragma once

#include "support/pdf_builder.hpp"

namespace palimpsest::worker {

inline test::PdfPageBuilder memorandum() {
  return test::PdfPageBuilder()
      .text(72, 700, "The committee met on Tuesday morning in the old library")
      .text(72, 680, "and approved the transfer of the remaining funds to the office.");
}

}  // namespace palimpsest::worker
