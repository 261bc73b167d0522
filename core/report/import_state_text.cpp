#include "report/import_state_text.hpp"

#include "base/counted.hpp"
#include "report/style.hpp"

#include <cmath>

namespace palimpsest::report {
namespace {

constexpr double kTooEarlyToTell = 2;  // seconds; the first pages wait for their workers to start

std::string rate_text(double pages_per_second) {
  const long tenths = std::lround(10 * pages_per_second);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " pages/s";
}

// By the bytes of the files: how many pages those have that were not opened yet, nobody knows.
std::string time_left_text(const ImportState& state, double seconds) {
  if (seconds < kTooEarlyToTell || state.bytes_done == 0) return "";
  const double left =
      static_cast<double>(state.bytes - state.bytes_done) / static_cast<double>(state.bytes_done);
  return ", " + duration_text(seconds * left) + " left";
}

}  // namespace

std::string duration_text(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 60) return std::to_string(whole) + " s";
  const long minutes = (whole + 30) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string import_state_text(const ImportState& state, double seconds, std::size_t width) {
  std::string text = std::to_string(state.files_done) + " of " + counted(state.files, "file") +
                     ", " + counted(static_cast<std::size_t>(state.pages_read), "page");
  if (state.pages_read > 0 && seconds >= kTooEarlyToTell) {
    text += ", " + rate_text(state.pages_read / seconds);
  }
  text += time_left_text(state, seconds);
  if (state.files_failed > 0) text += ", " + std::to_string(state.files_failed) + " failed";
  if (state.pages > 0) {
    text += "  " + printable(state.file) + " page " + std::to_string(state.page) + " of " +
            std::to_string(state.pages);
  }
  return shortened(text, width);
}

}  // namespace palimpsest::report
