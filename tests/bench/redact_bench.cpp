// Prints what find_regions sees on pages, as `inspect --json` would, and the time it took.
//
//   redact_bench [--dpi N] [--no-words] [--draw FOLDER] FILE ...
//
// A FILE is a PDF, whose pages are drawn at N dpi (300), or an image NAME-PAGE.ppm (or PGM, 8 bits)
// of a page of NAME.pdf, which has no words. --draw keeps the pages as such images. The standard
// output is for eval/score_redactions.py; processor times go to the standard error.
#include "pdf/document.hpp"
#include "redact/find_regions.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using palimpsest::PixelFormat;
using palimpsest::Raster;
using palimpsest::Word;

struct Options {
  int dpi = 300;
  bool uses_words = true;
  std::string folder;  // of drawn pages; empty to keep none
  std::vector<std::string> files;
};

struct Times {
  std::vector<double> detector;
  std::vector<double> drawing;
};

Options parse(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--no-words") {
      options.uses_words = false;
    } else if (argument == "--dpi" && i + 1 < count) {
      options.dpi = std::stoi(arguments[++i]);
    } else if (argument == "--draw" && i + 1 < count) {
      options.folder = arguments[++i];
    } else {
      options.files.push_back(argument);
    }
  }
  return options;
}

Raster read_image(const std::string& path, int dpi) {
  std::ifstream file(path, std::ios::binary);
  std::string magic;
  int width = 0, height = 0, maximum = 0;
  file >> magic >> width >> height >> maximum;
  file.get();
  if (!file || maximum != 255 || (magic != "P5" && magic != "P6")) {
    throw std::runtime_error(path + " is no PGM or PPM of 8 bits");
  }
  Raster raster = palimpsest::make_raster(
      width, height, dpi, magic == "P5" ? PixelFormat::kGray8 : PixelFormat::kRgb24);
  file.read(reinterpret_cast<char*>(raster.pixels.data()),
            static_cast<std::streamsize>(raster.pixels.size()));
  return raster;
}

void write_image(const Raster& raster, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << (raster.channels() == 3 ? "P6 " : "P5 ") << raster.width << ' ' << raster.height
       << " 255\n";
  file.write(reinterpret_cast<const char*>(raster.pixels.data()),
             static_cast<std::streamsize>(raster.pixels.size()));
}

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string page_json(const Raster& raster, const std::vector<Word>& words, int number,
                      Times& times) {
  const auto start = std::clock();
  const auto redactions = palimpsest::redact::find_regions(raster, words);
  times.detector.push_back(seconds_since(start));
  std::ostringstream out;
  out << R"({"number": )" << number << R"(, "width": )" << raster.width * 72.0 / raster.dpi
      << R"(, "height": )" << raster.height * 72.0 / raster.dpi << R"(, "redactions": [)";
  const char* separator = "";
  for (const auto& each : redactions) {
    const auto& r = each.region;
    out << separator << R"({"region": [)" << r.left.in_points() << ", " << r.top.in_points() << ", "
        << r.right.in_points() << ", " << r.bottom.in_points() << R"(], "kind": ")"
        << palimpsest::name_of(each.kind) << R"(", "confidence": )" << each.confidence
        << R"(, "evidence": [)";
    for (const auto& evidence : each.evidence) {
      out << (&evidence == &each.evidence.front() ? "\"" : ", \"") << evidence << '"';
    }
    out << "]}";
    separator = ", ";
  }
  out << "]}";
  return out.str();
}

std::string pages_of_pdf(const std::string& path, const Options& options, Times& times) {
  std::ifstream file(path, std::ios::binary);
  auto document = palimpsest::pdf::Document::open(
      {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  std::string pages;
  for (int number = 1; number <= document.facts().page_count; ++number) {
    const palimpsest::pdf::PdfPage page = document.read_page(number);
    const auto start = std::clock();
    const Raster raster = document.render(
        number, options.dpi, page.has_color ? PixelFormat::kRgb24 : PixelFormat::kGray8);
    times.drawing.push_back(seconds_since(start));
    if (!options.folder.empty()) {
      write_image(raster, options.folder + "/" + std::filesystem::path(path).stem().string() + "-" +
                              std::to_string(number) + ".ppm");
    }
    if (number > 1) pages += ", ";
    pages +=
        page_json(raster, options.uses_words ? page.words : std::vector<Word>(), number, times);
  }
  return pages;
}

// Returns the PDF and the page of it that an image NAME-PAGE.ppm shows.
std::pair<std::string, int> origin_of(const std::filesystem::path& image) {
  const std::string stem = image.stem().string();
  const std::size_t dash = stem.rfind('-');
  if (dash == std::string::npos) return {image.string(), 1};
  return {(image.parent_path() / (stem.substr(0, dash) + ".pdf")).string(),
          std::stoi(stem.substr(dash + 1))};
}

void print_times(const char* of, std::vector<double> times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  std::cerr << of << ": " << times.size() << " pages, median " << times[times.size() / 2]
            << " s, slowest " << times.back() << " s\n";
}

}  // namespace

int main(int count, char** arguments) try {
  const Options options = parse(count, arguments);
  Times times;
  for (const std::string& path : options.files) {
    const bool is_pdf = std::filesystem::path(path).extension() == ".pdf";
    const auto [file, number] = is_pdf ? std::pair(path, 0) : origin_of(path);
    const std::string pages = is_pdf ? pages_of_pdf(path, options, times)
                                     : page_json(read_image(path, options.dpi), {}, number, times);
    std::cout << R"({"file": ")" << file << R"(", "pages": [)" << pages << "]}" << std::endl;
  }
  print_times("detector", times.detector);
  print_times("drawing", times.drawing);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "redact_bench: " << error.what() << '\n';
  return 2;
}
