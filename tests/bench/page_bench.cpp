// Measures the processor time of a page in the worker, step by step, as one line of JSON a page:
//
//   page_bench FILE.pdf...     {"file": ..., "page": 1, "draw": s, "parse": s, "detect": s}
//
// draw is Poppler at the resolution of reading, parse its words and what qpdf declares, detect
// everything else of reading without recognition: regions, blanks, codes in the text layer, exposed
// words, fingerprint; of a page of letters alone (worker/service/plain_page.hpp) with its own
// smaller drawing, and all but parse. The last line gives the most memory that the process held, in
// MB.
#include "base/error.hpp"
#include "base/file.hpp"
#include "pdf/document.hpp"
#include "worker/service/page_reader.hpp"

#include <ctime>
#include <iostream>
#include <string>

#include <sys/resource.h>

namespace {

using namespace palimpsest;

constexpr int kDpi = 300;

template <class Step>
double seconds(Step step) {
  const std::clock_t start = std::clock();  // of this process: other ones do not count
  step();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Times {
  double draw = 0;
  double parse = 0;
  double detect = 0;
};

Times times_of(const std::string& bytes, int number) {
  Times times;
  {
    pdf::Document document = pdf::Document::open(bytes);
    pdf::PdfPage page;
    times.parse = seconds([&] { page = document.read_page(number); });
    const PixelFormat format = page.has_color ? PixelFormat::kRgb24 : PixelFormat::kGray8;
    const int dpi = pdf::fitting_dpi(page.size, kDpi);
    times.draw = seconds([&] { (void)document.render(number, dpi, format); });
  }
  worker::Engines engines;
  worker::PageReader reader(pdf::Document::open(bytes), {worker::OcrMode::kNever, {"eng"}},
                            engines);
  // Draws the page, which the reader keeps for the reading that follows.
  (void)reader.draw_picture({number, Region{{0}, {0}, {100}, {100}}});
  times.detect = seconds([&] { (void)reader.read_page(number); }) - times.parse;
  return times;
}

void measure(const std::string& file) {
  const std::string bytes = read_file(file);
  const int count = pdf::Document::open(bytes).facts().page_count;
  for (int number = 1; number <= count; ++number) {
    const Times times = times_of(bytes, number);
    std::cout << R"({"file": ")" << file << R"(", "page": )" << number << R"(, "draw": )"
              << times.draw << R"(, "parse": )" << times.parse << R"(, "detect": )" << times.detect
              << "}\n";
  }
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int count, char** arguments) {
  int status = count > 1 ? 0 : 2;
  for (int i = 1; i < count; ++i) {
    try {
      measure(arguments[i]);
    } catch (const Error& error) {
      std::cerr << arguments[i] << ": " << error.what() << '\n';
      status = 3;
    }
  }
  std::cout << R"({"peak_megabytes": )" << peak_megabytes() << "}\n";
  return status;
}
