// Recognises words in pixels with Tesseract's LSTM engine, one thread, the SIMD path pinned.
//
// An engine takes about 60 MB and half a second to make and is kept for many pages. The caller sets
// OMP_THREAD_LIMIT=1 in the process: with OpenMP threads a page takes several times as long.
// Regions are relative to the raster's own top left corner, in points by the raster's dpi.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest::ocr {

struct EngineOptions {
  std::vector<std::string> languages{"eng"};  // names of Tesseract's data files, the first leads
};

// How text is expected to lie on a raster.
enum class Segmentation { kPage, kBlock, kLine, kSparse, kWord };

// Not thread-safe.
class Engine {
 public:
  // Throws Error(environment) when the data of a language is not installed, naming the package, and
  // Error(usage) for a name that can be no language.
  explicit Engine(const EngineOptions& options = {});
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Returns the lines of a whole page in reading order, confidence 0..100. A colour raster is read
  // as gray. Throws Error(internal) when the engine itself fails.
  [[nodiscard]] std::vector<Line> read_page(const Raster& raster);

  // Returns the lines of a part of a page. Where `alphabet` is not empty, only its characters are
  // considered.
  [[nodiscard]] std::vector<Line> read_block(const Raster& raster, Segmentation segmentation,
                                             const std::string& alphabet = {});

  // Returns what the words depend on, in fixed words: versions, languages, options.
  [[nodiscard]] std::map<std::string, std::string> tooling() const;

 private:
  struct Tesseract;
  std::unique_ptr<Tesseract> tesseract_;
};

// Returns the Debian package that holds the data of `language`: chi_sim -> tesseract-ocr-chi-sim.
[[nodiscard]] std::string package_of(const std::string& language);

}  // namespace palimpsest::ocr
