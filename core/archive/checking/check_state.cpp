#include "archive/checking/check_state.hpp"

#include "archive/reading/reading_method.hpp"
#include "store/cache_folder.hpp"

#include <sstream>
#include <system_error>

#include <sys/stat.h>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCheckHead = "palimpsest check 1";
constexpr const char* kCheckKey = "verify";
constexpr std::int64_t kNanoseconds = 1'000'000'000;

fs::path folder_of(const fs::path& archive) { return archive / "cache" / "checks"; }

// Reads one line behind the head. Returns false when it is none.
bool read_line(const std::string& line, CheckState& state) {
  std::istringstream words(line);
  std::string kind, name, value;
  if (!(words >> kind >> name >> value)) return false;
  if (kind == "revision") return state.readings.emplace(name, value).second;
  const auto sha256 = Sha256::parse(name);
  return kind == "original" && sha256 && state.originals.emplace(*sha256, value).second;
}

}  // namespace

std::string file_stamp(const fs::path& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return {};
  const std::int64_t changed = found.st_ctim.tv_sec * kNanoseconds + found.st_ctim.tv_nsec;
  return std::to_string(found.st_size) + "-" + std::to_string(changed) + "-" +
         std::to_string(found.st_ino);
}

std::string check_state_to_text(const CheckState& state) {
  std::string text = std::string(kCheckHead) + "\n" + state.begun.text() + " " +
                     std::to_string(state.entries) + " " + reading_method() + "\n";
  for (const auto& [sha256, stamp] : state.originals) {
    text += "original " + sha256.hex() + " " + stamp + "\n";
  }
  for (const auto& [name, folder] : state.readings) {
    text += "revision " + name + " " + folder + "\n";
  }
  return text;
}

std::optional<CheckState> parse_check_state(const std::string& text) {
  std::istringstream lines(text);
  std::string line, time, method;
  CheckState state;
  if (!std::getline(lines, line) || line != kCheckHead || !std::getline(lines, line)) {
    return std::nullopt;
  }
  std::istringstream begun(line);
  if (!(begun >> time >> state.entries >> method) || method != reading_method()) {
    return std::nullopt;
  }
  const auto instant = Instant::parse(time);
  if (!instant) return std::nullopt;
  state.begun = *instant;
  while (std::getline(lines, line)) {
    if (!read_line(line, state)) return std::nullopt;
  }
  return state;
}

std::optional<CheckState> read_check_state(const fs::path& archive) {
  const auto text = store::CacheFolder(folder_of(archive)).read(kCheckKey);
  return text ? parse_check_state(*text) : std::nullopt;
}

void write_check_state(const fs::path& archive, const CheckState& state) {
  store::CacheFolder(folder_of(archive)).write(kCheckKey, check_state_to_text(state));
}

void remove_check_state(const fs::path& archive) {
  std::error_code ignored;
  fs::remove(folder_of(archive) / kCheckKey, ignored);
}

}  // namespace palimpsest::archive
