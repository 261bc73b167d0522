// Prints what find_regions sees on page images, as `inspect --json` would, and the time it took.
//
//   redact_bench DPI FILE.pdf PAGE IMAGE [FILE.pdf PAGE IMAGE ...]     images: PGM or PPM, 8 bits
//
// The standard output is for eval/score_redactions.py; times go to the standard error.
#include "redact/find_regions.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace {

using palimpsest::PixelFormat;
using palimpsest::Raster;

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

std::string page_json(const Raster& raster, const std::string& number) {
  const auto start = std::chrono::steady_clock::now();
  const auto redactions = palimpsest::redact::find_regions(raster, {});
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  std::cerr << "page " << number << ": " << time.count() << " s\n";
  std::ostringstream out;
  out << R"({"number": )" << number << R"(, "width": )" << raster.width * 72.0 / raster.dpi
      << R"(, "height": )" << raster.height * 72.0 / raster.dpi << R"(, "redactions": [)";
  const char* separator = "";
  for (const auto& each : redactions) {
    const auto& r = each.region;
    out << separator << R"({"region": [)" << r.left.in_points() << ", " << r.top.in_points() << ", "
        << r.right.in_points() << ", " << r.bottom.in_points() << R"(], "kind": ")"
        << palimpsest::name_of(each.kind) << R"("})";
    separator = ", ";
  }
  out << "]}";
  return out.str();
}

}  // namespace

int main(int count, char** arguments) try {
  const int dpi = std::stoi(count > 1 ? arguments[1] : "");
  std::map<std::string, std::string> files;
  for (int i = 2; i + 2 < count; i += 3) {
    std::string& pages = files[arguments[i]];
    if (!pages.empty()) pages += ", ";
    pages += page_json(read_image(arguments[i + 2], dpi), arguments[i + 1]);
  }
  for (const auto& [name, pages] : files) {
    std::cout << R"({"file": ")" << name << R"(", "pages": [)" << pages << "]}\n";
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << "redact_bench: " << error.what() << '\n';
  return 2;
}
